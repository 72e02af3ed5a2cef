import assert from 'node:assert/strict'
import { stripTypeScriptTypes } from 'node:module'
import { join } from 'node:path'
import { test } from 'node:test'
import fc from 'fast-check'
import { compose } from '../../src/compose/index.ts'
import { render } from '../../src/diagnostics/index.ts'
import { read } from '../../src/spec/index.ts'
import { bank, madeFor } from '../compose/compose-text.ts'
import { makeTree } from '../trees.ts'
import { anySpec } from './arbitrary-spec.ts'
import { generateApp, runIn } from './generate-app.ts'

const runs = Number(process.env['RUNS'] ?? 30)

const readSpec = (value: object) =>
  read({ entry: 'ashlar.json', files: new Map([['ashlar.json', JSON.stringify(value)]]), globs: new Map() })

test('of any sound spec comes code that can be read, formatted the usual way', async () => {
  let refused = 0
  let asked = 0
  await fc.assert(
    fc.asyncProperty(anySpec, async (value) => {
      asked += 1
      const { spec, diagnostics, sources } = readSpec(value)
      const { plan, diagnostics: more } =
        spec === null ? { plan: null, diagnostics: [] } : await compose(spec, bank, null, [])
      if (plan === null) {
        refused += 1
        const said = render([...diagnostics, ...more], sources, { color: false })
        assert.match(said, /error (name-clash|reserved-name|route-clash|inexact-decimal|bad-default|empty-range)/, said)
        return
      }
      for (const { path, text } of madeFor(plan))
        if (path.endsWith('.ts')) assert.doesNotThrow(() => stripTypeScriptTypes(text), path)
    }),
    { numRuns: runs },
  )
  assert.ok(refused < asked / 2, `${refused} of ${asked} specs were refused`)
})

test('and a few of them have no type error, nothing for the linter, and the usual format', () => {
  const sound = fc.sample(anySpec, { numRuns: 200, seed: Number(process.env['SEED'] ?? 42) }).filter((value) => {
    const { spec } = readSpec(value)
    return spec !== null && spec.entities.length > 2 && value.api.decimals === 'string'
  })
  const count = Math.max(1, Math.floor(runs / 30))
  assert.ok(sound.length >= count)
  for (const value of sound.slice(0, count)) {
    const spec = JSON.stringify(value, null, 2)
    const app = generateApp(join(makeTree({ 'ashlar.json': spec }), 'ashlar.json'))
    const checks: readonly (readonly string[])[] = [
      ['tsc', '-p', '.'],
      ['oxfmt', '--check', '.'],
      ['oxlint', '--type-aware', '--deny-warnings', 'src/modules'],
    ]
    for (const [command = '', ...args] of checks) {
      const { ok, said } = runIn(app, command, ...args)
      assert.ok(ok, `${said}\n${spec}`)
    }
  }
})
