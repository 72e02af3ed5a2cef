import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { stripTypeScriptTypes } from 'node:module'
import { join } from 'node:path'
import { suite, test } from 'node:test'
import { scenariosFile } from '../../src/emit/scenarios.ts'
import type { Api, Expectation, RequestStep, Scenario, Step } from '../../src/spec/index.ts'
import { home } from '../ashlar.ts'

const api: Api = {
  prefix: '/api/v1',
  naming: 'snake_case',
  paging: { style: 'none', max: 100 },
  errorBody: 'problem',
  statuses: {},
  decimals: 'string',
  cors: [],
}

const nothing: Expectation = { status: null, code: null, body: undefined, headers: {} }

const request = (more: Partial<RequestStep> = {}): RequestStep => ({
  method: 'POST',
  path: '/things',
  headers: {},
  body: undefined,
  times: 1,
  expect: nothing,
  save: {},
  ...more,
})

const step = (more: Partial<RequestStep> = {}): Step => ({ kind: 'request', ...request(more) })

const scenario = (...steps: readonly Step[]): Scenario => ({ name: 'A day', proves: ['F1'], steps })

/** What the file exports when it is run. */
const run = async (code: string): Promise<unknown> => {
  const url = `data:text/javascript,${encodeURIComponent(stripTypeScriptTypes(code))}`
  return ((await import(url)) as { suite: unknown }).suite
}

const stepsOf = async (...steps: readonly Step[]): Promise<unknown> => {
  const { scenarios } = (await run(
    scenariosFile({ api, entities: [], requirements: [], scenarios: [scenario(...steps)] }),
  )) as {
    scenarios: readonly [{ steps: unknown }]
  }
  return scenarios[0].steps
}

const bare = { kind: 'request', method: 'POST', path: '/things' }

suite('the file of scenarios', () => {
  test('has lists without members for a spec without scenarios', async () => {
    const code = scenariosFile({ api, entities: [], requirements: [], scenarios: [] })
    assert.deepEqual(await run(code), { prefix: '/api/v1', requirements: [], scenarios: [] })
  })

  test('says nothing of what is left at its default', async () => assert.deepEqual(await stepsOf(step()), [bare]))

  const expectations: readonly (readonly [Partial<Expectation>, unknown])[] = [
    [{ status: 201 }, 201],
    [
      { status: 400, code: 'taken' },
      { status: 400, code: 'taken' },
    ],
    [{ code: 'taken' }, { code: 'taken' }],
    [{ body: null }, { body: null }],
    [{ body: {} }, { body: {} }],
    [{ headers: { ETag: 'x' } }, { headers: { ETag: 'x' } }],
  ]
  for (const [given, short] of expectations)
    test(`expects ${JSON.stringify(short)} in no more words`, async () =>
      assert.deepEqual(await stepsOf(step({ expect: { ...nothing, ...given } })), [{ ...bare, expect: short }]))

  test('keeps all that is said of a request, and of requests together', async () => {
    const said = { headers: { 'X-Store': 'acme' }, body: null, times: 2, save: { 'a-b': 'items.0.id' } }
    assert.deepEqual(
      await stepsOf(
        step(said),
        { kind: 'together', requests: [request(said), request()], expect: [201, 400] },
        { kind: 'together', requests: [], expect: null },
      ),
      [
        { ...bare, ...said },
        {
          kind: 'together',
          requests: [
            { method: 'POST', path: '/things', ...said },
            { method: 'POST', path: '/things' },
          ],
          expect: [201, 400],
        },
        { kind: 'together', requests: [] },
      ],
    )
  })

  const bodies: readonly unknown[] = [
    { a: [1, -1.5, 1e21, 0, true, null, '', { b: { c: [[], [{}]] } }] },
    ['a', ['b']],
    'text',
    { 'a-b': 1, 1: 2, '': 3, new: 4, "it's": 5, constructor: 6 },
    JSON.parse('{ "__proto__": { "polluted": true }, "a": { "__proto__": null } }'),
  ]
  for (const body of bodies)
    test(`keeps the body ${JSON.stringify(body)}`, async () => {
      const steps = await stepsOf(step({ body, expect: { ...nothing, body } }))
      assert.deepEqual(steps, [{ ...bare, body, expect: { body } }])
      assert.equal(JSON.stringify(steps), JSON.stringify([{ ...bare, body, expect: { body } }]))
    })

  const hostile: readonly string[] = [
    "' + globalThis.tripwire() + '",
    '${globalThis.tripwire()}',
    "\\' + globalThis.tripwire() // \\",
    '*/ globalThis.tripwire() /*',
    'line\u2028globalThis.tripwire()\u2029paragraph\r\n',
    '🧱 é \u202e \u200b \u00a0 \0 \ud800',
    '__proto__',
  ]
  for (const text of hostile)
    test(`keeps the words ${JSON.stringify(text)} as words, wherever they stand`, async () => {
      let sprung = false
      Object.assign(globalThis, { tripwire: () => void (sprung = true) })
      const map = JSON.parse(`{ ${JSON.stringify(text)}: ${JSON.stringify(text)} }`) as Record<string, string>
      const more = { path: text, headers: map, body: map, save: map }
      const made = await run(
        scenariosFile({
          entities: [],
          api: { ...api, prefix: text },
          requirements: [{ id: text, says: text, by: text }],
          scenarios: [
            { name: text, proves: [text], steps: [step({ ...more, expect: { ...nothing, code: text, body: text } })] },
          ],
        }),
      )
      assert.deepEqual(made, {
        prefix: text,
        requirements: [{ id: text, says: text, by: text }],
        scenarios: [{ name: text, proves: [text], steps: [{ ...bare, ...more, expect: { code: text, body: text } }] }],
      })
      assert.ok(!sprung)
    })

  test('begins as the one of the golden app', () => {
    const head = (code: string): string => code.slice(0, code.indexOf('prefix'))
    const golden = readFileSync(join(home, 'golden', 'test', 'scenarios.ts'), 'utf8')
    assert.equal(head(scenariosFile({ api, entities: [], requirements: [], scenarios: [] })), head(golden))
  })
})
