import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { withFreshAddresses } from './fresh.ts'
import { rowsOf, tableOf } from './report.ts'
import { runScenario } from './run.ts'
import type { Answer, Send } from './send.ts'
import type { Expectation, Outcome, RequestStep, Scenario, Step } from './types.ts'

interface Sent {
  readonly method: string
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: unknown
}

type Given = readonly [status: number, body?: unknown, headers?: Record<string, string>]

/** A server that answers each request with what the function gives for it, and the requests it got. */
const server = (answer: (sent: Sent, before: number) => Given): { readonly send: Send; readonly sent: Sent[] } => {
  const sent: Sent[] = []
  const send = async (...[method, path, headers, body]: Parameters<Send>): Promise<Answer> => {
    sent.push({ method, path, headers, body })
    const [status, answered, given] = answer({ method, path, headers, body }, sent.length - 1)
    return { status, body: answered, headers: new Headers(given) }
  }
  return { send, sent }
}

const get = (path: string, more: Partial<RequestStep> = {}): Step => ({ kind: 'request', method: 'GET', path, ...more })
const post = (body: unknown, more: Partial<RequestStep> = {}): Step => ({
  kind: 'request',
  method: 'POST',
  path: '/things',
  body,
  ...more,
})
const together = (paths: readonly string[], expect?: readonly number[], more: Partial<RequestStep> = {}): Step => ({
  kind: 'together',
  requests: paths.map((path) => ({ method: 'GET', path, ...more })),
  ...(expect === undefined ? {} : { expect }),
})

const scenario = (...steps: readonly Step[]): Scenario => ({ name: 'A day', proves: [], steps })

/** What one request comes to that is answered so. */
const outcomeOf = (expect: number | Expectation | undefined, ...given: Given): Promise<Outcome> =>
  runScenario(scenario(get('/', expect === undefined ? {} : { expect })), server(() => given).send)

suite('an expectation', () => {
  const row = { id: 7, total: '5.00', note: null, paid: true, items: [{ total: '4.00' }, { total: '1.00' }] }
  const headers = { 'content-type': 'text/csv', 'x-count': '2' }

  const holds: readonly (readonly [string, number | Expectation | undefined, Given])[] = [
    ['nothing, of any success', undefined, [204]],
    ['a status', 404, [404]],
    ['a status among more', { status: 201, body: {} }, [201, row]],
    ['a code of a problem', { status: 409, code: 'taken' }, [409, { code: 'taken' }]],
    ['a code of an envelope', { code: 'taken' }, [400, { ok: false, error: { code: 'taken' } }]],
    ['a part of a map', { body: { total: '5.00', note: null, paid: true } }, [200, row]],
    ['a part of each element', { body: { items: [{}, { total: '1.00' }] } }, [200, row]],
    ['a list at the top', { body: [1, [2]] }, [200, [1, [2]]]],
    ['a text', { body: 'a,b' }, [200, 'a,b']],
    ['headers, in any case', { headers: { 'Content-Type': 'text/csv', 'X-COUNT': '2' } }, [200, '', headers]],
  ]
  for (const [what, expect, given] of holds)
    test(`of ${what} holds`, async () => assert.equal((await outcomeOf(expect, ...given)).state, 'passed'))

  const fails: readonly (readonly [string, number | Expectation | undefined, Given, string])[] = [
    ['no success', undefined, [302], 'status: expected 2xx, got 302'],
    ['another status', 201, [200], 'status: expected 201, got 200'],
    ['another code', { code: 'b' }, [409, { code: 'a' }], 'code: expected "b", got "a"'],
    ['a code that a success has', { code: 'a' }, [200, { code: 'a' }], 'status: expected an error, got 200'],
    [
      'a nested value',
      { body: { items: [{ total: '5.00' }, {}] } },
      [200, row],
      'body.items.0.total: expected "5.00", got "4.00"',
    ],
    ['a missing key', { body: { size: 1 } }, [200, row], 'body.size: expected 1, got nothing'],
    ['a key that objects inherit', { body: { toString: 1 } }, [200, row], 'body.toString: expected 1, got nothing'],
    ['a missing key for null', { body: { size: null } }, [200, row], 'body.size: expected null, got nothing'],
    ['a longer list', { body: { items: [{}] } }, [200, row], 'body.items: expected a list of 1, got a list of 2'],
    ['a shorter list', { body: [{}, {}] }, [200, [{}]], 'body: expected a list of 2, got a list of 1'],
    ['a list for a map', { body: {} }, [200, []], 'body: expected {}, got []'],
    ['a map for a list', { body: [] }, [200, {}], 'body: expected [], got {}'],
    ['a number for a text', { body: { id: '7' } }, [200, row], 'body.id: expected "7", got 7'],
    ['a decimal of other digits', { body: { total: '5.0' } }, [200, row], 'body.total: expected "5.0", got "5.00"'],
    ['a header', { headers: { 'X-Count': '3' } }, [200, '', headers], 'header X-Count: expected "3", got "2"'],
    ['a missing header', { headers: { etag: 'x' } }, [200], 'header etag: expected "x", got nothing'],
  ]
  for (const [what, expect, given, line] of fails)
    test(`is not met by ${what}`, async () => {
      const { state, message } = await outcomeOf(expect, ...given)
      assert.equal(state, 'failed')
      assert.ok(message.includes(`\n  ${line}`), message)
    })

  test('that fails says scenario, step, request and answer, and ends the scenario', async () => {
    const { send, sent } = server((_, before) => [before === 0 ? 200 : 422, { why: 'no' }])
    const steps = [get('/a'), post({ n: 1 }, { headers: { 'X-Store': 'acme' }, expect: 201 }), get('/b')]
    const { message } = await runScenario(scenario(...steps), send, '/v1')
    assert.equal(
      message,
      'A day, step 2: POST /v1/things X-Store: acme {"n":1}\n  status: expected 201, got 422\n  answered 422 {"why":"no"}',
    )
    assert.equal(sent.length, 2)
  })
})

suite('a saved value', () => {
  const first = post({}, { save: { id: 'items.0.id', word: 'word', url: 'url', row: 'items.0' } })
  const body = { items: [{ id: 7 }], word: 'a/b c', url: 'http://other.example/things/7' }
  const secondOf = async (step: Step, prefix = ''): Promise<Sent> => {
    const { send, sent } = server(() => [200, body])
    const { state, message } = await runScenario(scenario(first, step), send, prefix)
    assert.equal(state, 'passed', message)
    assert.ok(sent[1] !== undefined)
    return sent[1]
  }

  const paths: readonly (readonly [string, string])[] = [
    ['/things/:id/parts/:word', '/v1/things/7/parts/a%2Fb%20c'],
    ['/things/{id}.csv?q={word}&at=12:30&next=/:id', '/v1/things/7.csv?q=a%2Fb%20c&at=12:30&next=/:id'],
    ['/things/12:id', '/v1/things/12:id'],
    ['{url}', 'http://other.example/things/7'],
    ['{url}/parts?q={word}', 'http://other.example/things/7/parts?q=a%2Fb%20c'],
  ]
  for (const [path, sent] of paths)
    test(`makes ${path} ${sent}`, async () => assert.equal((await secondOf(get(path), '/v1')).path, sent))

  test('keeps its type where it is all that a text says, and is text elsewhere', async () => {
    const { body: sent, headers } = await secondOf(
      post({ a: '{id}', b: ['no. {id}'], c: { d: '{row}' }, '{id}': '{ id } {1}' }, { headers: { 'X-Id': '{id}' } }),
    )
    assert.deepEqual(sent, { a: 7, b: ['no. 7'], c: { d: { id: 7 } }, '{id}': '{ id } {1}' })
    assert.deepEqual(headers, { 'X-Id': '7' })
  })

  test('can be expected', async () => {
    const { send } = server(() => [200, body])
    const expecting = (id: string): Step => get('/', { expect: { body: { items: [{ id }] } } })
    assert.equal((await runScenario(scenario(first, expecting('{id}')), send)).state, 'passed')
    const { message } = await runScenario(scenario(first, expecting('{word}')), send)
    assert.match(message, /body\.items\.0\.id: expected "a\/b c", got 7/)
  })

  test('must be there, to be saved and to be used', async () => {
    const { send, sent } = server(() => [200, body])
    const unsaved = await runScenario(scenario(get('/', { save: { x: 'items.1.id' } })), send)
    assert.match(unsaved.message, /body\.items\.1\.id: expected a value to save as "x", got nothing/)
    const unknown = await runScenario(scenario(get('/things/:nobody')), send)
    assert.match(unknown.message, /step 1: GET \/things\/:nobody\n {2}nothing is saved as "nobody"/)
    assert.equal(sent.length, 1)
  })
})

test('a time is counted from one moment of the scenario', async () => {
  const { send, sent } = server(({ body }) => [200, body])
  const at = '{now + 7d}'
  const step = post({ now: '{now}', at, before: '{now - 90 min}', ms: '{now+5ms}' }, { expect: { body: { at } } })
  assert.equal((await runScenario(scenario(step, step), send)).state, 'passed')
  const [first, second] = sent.map(({ body }) => body as Readonly<Record<string, string>>)
  const from = (key: string): number => Date.parse(first?.[key] ?? '') - Date.parse(first?.['now'] ?? '')
  assert.deepEqual(['at', 'before', 'ms'].map(from), [604_800_000, -5_400_000, 5])
  assert.deepEqual(second, first)
})

test('a request is sent as often as it says, and each answer is judged', async () => {
  const { send, sent } = server((_, before) => [before < 2 ? 200 : 429])
  assert.equal((await runScenario(scenario(get('/', { times: 2 })), send)).state, 'passed')
  const { message } = await runScenario(scenario(get('/', { times: 2 })), send)
  assert.match(message, /expected 2xx, got 429/)
  assert.equal(sent.length, 4)
})

suite('requests together', () => {
  const byPath = server(({ path }) => [Number(path.slice(1, 4)), { id: path }]).send
  const outcome = (...steps: readonly Step[]): Promise<Outcome> => runScenario(scenario(...steps), byPath)

  test('are all sent before one is answered', async () => {
    const arrived = Promise.withResolvers<void>()
    const waiting: string[] = []
    const send: Send = async (_method, path) => {
      if (waiting.push(path) === 3) arrived.resolve()
      await arrived.promise
      return { status: 200, headers: new Headers(), body: null }
    }
    const step = together(['/a'], [200, 200, 200], { times: 3 })
    assert.equal((await runScenario(scenario(step), send)).state, 'passed')
  })

  test('are held to their statuses in any order, each as often as it is listed', async () => {
    assert.equal((await outcome(together(['/409', '/201', '/409'], [201, 409, 409]))).state, 'passed')
    const { state, message } = await outcome(together(['/201', '/201', '/409'], [201, 409, 409]))
    assert.equal(state, 'failed')
    assert.match(message, /GET \/409 answered 409/)
    assert.match(message, /statuses: expected 201, 409, 409 in any order, got 201, 201, 409/)
  })

  test('save what succeeded, and are held to expectations of their own', async () => {
    const race = together(['/409', '/201', '/409'], [201, 409, 409], { save: { id: 'id' } })
    assert.equal((await outcome(race, get('{id}'))).state, 'passed')
    const own = together(['/201', '/409'], [201, 409], { expect: { body: {} } })
    assert.match((await outcome(own)).message, /expected 2xx, got 409/)
  })

  test('must all succeed when nothing is said', async () => {
    assert.equal((await outcome(together(['/200', '/201']))).state, 'passed')
    assert.match((await outcome(together(['/200', '/500']))).message, /expected 2xx, got 500/)
  })

  test('wait when one of them does', async () => {
    const { state, message } = await outcome(together(['/201', '/501'], [201, 400]))
    assert.deepEqual([state, message], ['waiting', 'GET /501'])
    assert.equal((await outcome(together(['/201', '/501'], [501, 201]))).state, 'passed')
  })
})

test('a function that is not written yet is waited for, unless that is what is expected', async () => {
  const { state, message } = await outcomeOf(200, 501)
  assert.deepEqual([state, message], ['waiting', 'GET /'])
  assert.equal((await outcomeOf(501, 501)).state, 'passed')
  assert.equal((await outcomeOf({ status: 501 }, 501)).state, 'passed')
})

test('a request without an answer fails, and says why', async () => {
  const refused = new TypeError('fetch failed', { cause: new Error('connection refused') })
  const { state, message } = await runScenario(scenario(get('/x')), () => Promise.reject(refused))
  assert.deepEqual([state, message], ['failed', 'A day, step 1: GET /x\n  fetch failed: connection refused'])
})

test('addresses are fresh wherever they stand, the same ones alike', () => {
  const expect = { body: { items: [{ email: 'ada@example.org', note: 'to bo+1@mail.example.org, or @bo' }] } }
  const { steps } = withFreshAddresses(scenario(post({ email: 'ada@example.org' }, { expect })), 'x7')
  assert.deepEqual(steps, [
    post(
      { email: 'ada.x7@example.org' },
      { expect: { body: { items: [{ email: 'ada.x7@example.org', note: 'to bo+1.x7@mail.example.org, or @bo' }] } } },
    ),
  ])
})

test('a requirement is proved by all scenarios that list it', () => {
  const outcome = (name: string, state: Outcome['state'], ...proves: string[]): Outcome => ({
    name,
    proves,
    state,
    message: '',
  })
  const requirements = ['F1', 'F2', 'F3', 'F10'].map((id) => ({ id, says: `says\n${id}`, by: '' }))
  const rows = rowsOf(requirements, [
    outcome('a', 'passed', 'F1', 'F2', 'F3'),
    outcome('b', 'passed', 'F1'),
    outcome('c', 'waiting', 'F2', 'F3'),
    outcome('d', 'failed', 'F3'),
  ])
  assert.deepEqual(tableOf(rows), [
    'F1   proved    says F1   a; b',
    'F2   waiting   says F2   c',
    'F3   failed    says F3   d',
    'F10  unproved  says F10',
    '1 of 4 requirements proved',
  ])
  assert.deepEqual(tableOf([]), [])
})
