import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { suite, test } from 'node:test'
import { type Run, ashlar, assertCode, bin, home, smallSpec } from '../ashlar.ts'
import { assertSameTree, makeTree, treeOf } from '../trees.ts'

const folder = makeTree({ 'ashlar.yaml': smallSpec })
const run = (...args: string[]): Run => ashlar(args, { cwd: folder })
const documentOf = ({ stdout }: Run): Record<string, unknown> => JSON.parse(stdout) as Record<string, unknown>

suite('each command does what it says', () => {
  test('check says that a spec is sound', () => {
    const found = run('check')
    assertCode(found, 0)
    assert.equal(found.stdout, 'ashlar.yaml is sound: 1 entity, 5 routes\n')
    assert.equal(found.stderr, '')
  })

  test('plan shows what would change and changes nothing', () => {
    const before = treeOf(folder)
    const found = run('plan')
    assertCode(found, 0)
    assert.match(found.stdout, /^create {2}src\/modules\/tasks\/tasks\.routes\.ts {2}\(Task: routes\)$/m)
    assert.match(found.stdout, /^\d+ files would be changed: \d+ created\.$/m)
    assertSameTree(treeOf(folder), before)
  })

  test('plan --check is 6 while there are changes, and 0 after generate', () => {
    assertCode(run('plan', '--check'), 6)
    const made = run('generate')
    assertCode(made, 0)
    assert.match(made.stdout, /files were changed/)
    assert.match(made.stderr, /^Next: npm ci/m)
    const after = run('plan', '--check')
    assertCode(after, 0)
    assert.equal(after.stdout, 'Everything is in step with the spec.\n')
  })

  test('generate again has nothing to say', () => {
    const again = run('generate')
    assertCode(again, 0)
    assert.equal(again.stdout, 'Everything is in step with the spec.\n')
    assert.equal(again.stderr, '')
  })

  test('fmt --check is 6 for a careless spec and changes nothing; fmt writes it; then --check is 0', () => {
    const careless = makeTree({ 'my.yaml': smallSpec.replace('title:', 'title:    ') })
    const fmt = (...args: string[]): Run => ashlar(['fmt', '--spec', 'my.yaml', ...args], { cwd: careless })
    const before = treeOf(careless)
    assertCode(fmt('--check'), 6)
    assertSameTree(treeOf(careless), before)
    assertCode(fmt(), 0)
    assert.equal(readFileSync(join(careless, 'my.yaml'), 'utf8'), smallSpec)
    assertCode(fmt('--check'), 0)
  })

  test('fmt leaves a spec that it cannot read as it is', () => {
    const broken = makeTree({ 'ashlar.yaml': 'app: [\n' })
    assertCode(ashlar(['fmt'], { cwd: broken }), 3)
    assert.equal(readFileSync(join(broken, 'ashlar.yaml'), 'utf8'), 'app: [\n')
  })

  test('schema of a spec knows its names', () => {
    const found = run('schema', '--spec', 'ashlar.yaml')
    assertCode(found, 0)
    assert.match(found.stdout, /"Task"/)
    assert.doesNotMatch(run('schema').stdout, /"Task"/)
  })

  test('schema prints a JSON Schema', () => {
    const found = run('schema')
    assertCode(found, 0)
    assert.equal(documentOf(found)['$schema'], 'https://json-schema.org/draft/2020-12/schema')
  })

  test('--version is the one of package.json', () => {
    const { version } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')) as { version: string }
    assert.equal(run('--version').stdout, `${version}\n`)
  })

  test('--help and help print the commands, and each command prints its options', () => {
    for (const args of [['--help'], ['help'], ['-h']])
      assert.match(run(...args).stdout, /ashlar generate .*\n(.*\n)*exit codes: 0 clean/)
    const { stdout, code } = run('generate', '--help')
    assert.equal(code, 0)
    assert.match(stdout, /--spec/)
  })

  test('no output has colour in it when it goes to no terminal', () => {
    const bad = makeTree({ 'ashlar.yaml': 'nonsense: 1\n' })
    for (const args of [
      ['check'],
      ['plan'],
      ['generate'],
      ['--help'],
      ['generate', '--help'],
      ['explain', 'tab'],
      ['generat'],
    ]) {
      const { stdout, stderr } = ashlar(args, { cwd: bad })
      // oxlint-disable-next-line no-control-regex -- the escape is what is looked for
      assert.doesNotMatch(stdout + stderr, /\u001b/, args.join(' '))
    }
  })
})

suite('--json is one document on stdout, and nothing for people', () => {
  const bad = makeTree({ 'ashlar.yaml': smallSpec.replace('string', 'strin') })
  const cases: readonly (readonly [string, string, number])[] = [
    ['check', folder, 0],
    ['plan', folder, 0],
    ['generate', folder, 0],
    ['check', bad, 3],
    ['plan', bad, 3],
    ['generate', bad, 3],
    ['init', makeTree(), 0],
    ['init', folder, 4],
  ]
  for (const [command, cwd, code] of cases)
    test(`${command}, ${code}`, () => {
      const found = ashlar([command, '--json'], { cwd })
      assertCode(found, code)
      assert.doesNotMatch(found.stderr, /error|hint/)
      const { diagnostics } = documentOf(found) as { diagnostics: { code: string; severity: string }[] }
      assert.equal(
        diagnostics.some(({ severity }) => severity === 'error'),
        code !== 0,
      )
    })

  test('its diagnostics have a place', () => {
    const { diagnostics } = documentOf(ashlar(['check', '--json'], { cwd: bad })) as { diagnostics: object[] }
    assert.partialDeepStrictEqual(diagnostics, [{ code: 'unknown-type', path: 'ashlar.yaml', line: 7, column: 14 }])
  })
})

suite('init', () => {
  test('writes a spec that is sound and formatted, from which generate goes on in the same folder', () => {
    const start = makeTree()
    assertCode(ashlar(['init', start]), 0)
    assertCode(ashlar(['check'], { cwd: start }), 0)
    assertCode(ashlar(['fmt', '--check'], { cwd: start }), 0)
    assertCode(ashlar(['generate'], { cwd: start }), 0)
    assertCode(ashlar(['plan', '--check'], { cwd: start }), 0)
  })

  test('names the app after its folder, as far as that is a name', () => {
    for (const [name, app] of [
      ['My Shop 2', 'my-shop-2'],
      ['42', 'app'],
      ['été', 't'],
      ['a'.repeat(200), 'a'.repeat(60)],
    ] as const) {
      const start = makeTree()
      assertCode(ashlar(['init', join(start, name)]), 0)
      assert.match(readFileSync(join(start, name, 'ashlar.yaml'), 'utf8'), new RegExp(`^app: ${app}$`, 'm'))
      assertCode(ashlar(['check', '--spec', join(start, name, 'ashlar.yaml')]), 0)
    }
  })

  test('keeps a spec that stands there already', () => {
    const start = makeTree({ 'ashlar.yaml': smallSpec })
    assertCode(ashlar(['init', start]), 0)
    assert.equal(readFileSync(join(start, 'ashlar.yaml'), 'utf8'), smallSpec)
  })

  test('again in an app that was generated changes nothing and says so', () => {
    const before = treeOf(folder)
    assertCode(run('init'), 4)
    assertSameTree(treeOf(folder), before)
  })
})

test('a reader that goes away is no crash', () => {
  const { stderr } = spawnSync('/bin/sh', ['-c', '"$0" "$1" schema | true', process.execPath, bin], {
    encoding: 'utf8',
  })
  assert.equal(stderr, '')
})
