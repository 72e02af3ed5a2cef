import assert from 'node:assert/strict'
import { readdirSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { suite, test } from 'node:test'
import { generateApp, runIn } from './generate-app.ts'

const specs = join(import.meta.dirname, 'specs')

const passes = (app: string, command: string, ...args: string[]): void => {
  const { ok, said } = runIn(app, command, ...args)
  assert.ok(ok, said)
}

// in one process: starting another for each file takes longer than its tests
const tests = ['--test', '--test-isolation=none']

/** Tests that every app has see of its spec only what errors look like. */
const inBothErrorBodies = ['snake-offset-optional.yaml', 'rules-envelope.yaml']

for (const name of readdirSync(specs))
  suite(`the app of ${basename(name, '.yaml')}`, () => {
    const app = generateApp(join(specs, name))
    test('has no type error', () => passes(app, 'tsc', '-p', '.'))
    test('is formatted', () => passes(app, 'oxfmt', '--check', '.'))
    test('has nothing for the linter', () => passes(app, 'oxlint', '--type-aware', '--deny-warnings', '.'))
    test('passes its own tests', () => passes(app, process.execPath, ...tests, 'src/modules/**/*.test.ts'))
    if (inBothErrorBodies.includes(name))
      test('passes those of every app', () =>
        passes(app, process.execPath, '--test', 'test/{operations,sockets}.test.ts'))
  })

test('control: a mistake in an app is seen by each of them', () => {
  const app = generateApp(join(specs, 'odd-names.yaml'))
  writeFileSync(join(app, 'src/wrong.ts'), 'export const   wrong: any = 1;\nconst unused: string = 2\n')
  writeFileSync(
    join(app, 'src/modules/wrong.test.ts'),
    "import { test } from 'node:test'\ntest('no', () => Promise.reject())\n",
  )
  assert.equal(runIn(app, 'tsc', '-p', '.').ok, false)
  assert.equal(runIn(app, 'oxfmt', '--check', '.').ok, false)
  assert.equal(runIn(app, 'oxlint', '--type-aware', '--deny-warnings', '.').ok, false)
  assert.equal(runIn(app, process.execPath, '--test', 'src/modules/wrong.test.ts').ok, false)
})
