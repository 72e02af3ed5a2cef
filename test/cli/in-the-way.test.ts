import assert from 'node:assert/strict'
import { appendFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { suite, test } from 'node:test'
import { type Run, ashlar, assertCode, smallSpec } from '../ashlar.ts'
import { generated } from '../generated.ts'
import { assertSameTree, addTo, makeTree, treeOf } from '../trees.ts'

const routes = 'src/modules/tasks/tasks.routes.ts'

/** An app whose spec has a field more than when it was generated: the next run has something to do. */
const appThatIsBehind = async (): Promise<string> => {
  const app = await generated(smallSpec)
  appendFileSync(join(app, 'ashlar.yaml'), '      note: text?\n')
  return app
}

const refuses = (app: string, words: RegExp, ...args: string[]): Run => {
  const before = treeOf(app)
  const found = ashlar(['generate', ...args], { cwd: app })
  assertCode(found, 4)
  assert.match(found.stderr, words)
  assert.match(found.stderr, /^Nothing was changed\.$/m)
  assert.equal(found.stdout, '')
  assertSameTree(treeOf(app), before)
  return found
}

suite('generate changes nothing, and exits with 4, where', () => {
  test('generated files were edited: all of them are named, with the way back', async () => {
    const app = await appThatIsBehind()
    addTo(app, { [routes]: '// mine\n', 'README.md': 'Mine.\n' })
    const { stderr } = refuses(app, /edited-file: README\.md was edited since it was written/)
    assert.match(stderr, /tasks\.routes\.ts was edited/)
    assert.match(stderr, /git checkout -- README\.md/)
    assertCode(ashlar(['plan'], { cwd: app }), 4)
  })

  test('a generated file was deleted', async () => {
    const app = await appThatIsBehind()
    rmSync(join(app, routes))
    refuses(app, /tasks\.routes\.ts was deleted/)
  })

  test('a migration was edited, or deleted', async () => {
    const app = await appThatIsBehind()
    appendFileSync(join(app, 'migrations/0001_init.up.sql'), '-- mine\n')
    rmSync(join(app, 'migrations/0001_init.down.sql'))
    const { stderr } = refuses(app, /0001_init\.up\.sql was edited/)
    assert.match(stderr, /0001_init\.down\.sql was deleted/)
  })

  test('a folder holds the work of others', () => {
    const other = makeTree({ 'spec/ashlar.yaml': smallSpec, 'app/important.txt': 'mine', 'app/src/main.ts': '// mine' })
    refuses(
      other,
      /not-empty: The folder is not empty: important\.txt, src/,
      '--spec',
      'spec/ashlar.yaml',
      '--out',
      'app',
    )
  })

  test('files of others stand beside the spec where generated ones belong', () => {
    const app = makeTree({ 'ashlar.yaml': smallSpec, 'package.json': '{}', 'src/main.ts': '// mine' })
    const { stderr } = refuses(app, /package\.json exists already and was not written by this tool/)
    assert.match(stderr, /src\/main\.ts exists already/)
  })
})

suite('control: generate goes on where', () => {
  test('an edited file was taken back', async () => {
    const app = await appThatIsBehind()
    const text = readFileSync(join(app, routes))
    writeFileSync(join(app, routes), '// mine\n')
    refuses(app, /edited-file/)
    writeFileSync(join(app, routes), text)
    assertCode(ashlar(['generate'], { cwd: app }), 0)
  })

  test('only line ends were changed, as a checkout on Windows does', async () => {
    const app = await appThatIsBehind()
    writeFileSync(join(app, routes), readFileSync(join(app, routes), 'utf8').replaceAll('\n', '\r\n'))
    assertCode(ashlar(['generate'], { cwd: app }), 0)
  })

  test('the lock is npm\u2019s by now, and other files of the owner stand around', async () => {
    const app = await appThatIsBehind()
    addTo(app, { 'package-lock.json': '{}\n', 'src/modules/tasks/operations/mine.ts': '// mine\n', 'notes.md': 'mine' })
    assertCode(ashlar(['generate'], { cwd: app }), 0)
    assert.equal(readFileSync(join(app, 'package-lock.json'), 'utf8'), '{}\n')
    assert.equal(readFileSync(join(app, 'src/modules/tasks/operations/mine.ts'), 'utf8'), '// mine\n')
  })

  test('a folder has only what every project begins with', () => {
    const out = makeTree({ 'app/.git/HEAD': 'ref: x\n', 'app/LICENSE': 'MIT', 'ashlar.yaml': smallSpec })
    assertCode(ashlar(['generate', '--out', 'app'], { cwd: out }), 0)
    assert.equal(readFileSync(join(out, 'app/LICENSE'), 'utf8'), 'MIT')
  })
})
