import assert from 'node:assert/strict'
import { cpSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { suite, test } from 'node:test'
import { ashlar, assertCode, home } from '../ashlar.ts'
import { makeTree } from '../trees.ts'
import { runIn } from './generate-app.ts'

/** An example beside the functions that its owner wrote. The shop has a suite of its own. */
const exampleApp = (name: string): string => {
  const folder = makeTree()
  symlinkSync(join(home, 'node_modules'), join(folder, 'node_modules'))
  const app = join(folder, 'app')
  cpSync(join(home, 'examples', name), app, { recursive: true })
  assertCode(ashlar(['generate'], { cwd: app }), 0)
  return app
}

for (const name of ['team', 'tasks'])
  suite(`the example ${name}`, () => {
    const app = exampleApp(name)
    const checks: readonly (readonly string[])[] = [
      ['tsc', '-p', '.'],
      ['oxfmt', '--check', '.'],
      ['oxlint', '--type-aware', '--deny-warnings', '.'],
      [process.execPath, '--test', '--test-isolation=none', 'src/modules/**/*.test.ts', 'test/scenarios.test.ts'],
    ]
    for (const [command = '', ...args] of checks)
      test(`${command.split('/').at(-1)} ${args.at(-1)}`, () => {
        const { ok, said } = runIn(app, command, ...args)
        assert.ok(ok, said)
      })
  })
