import assert from 'node:assert/strict'
import { after, suite, test } from 'node:test'
import Fastify, { type InjectOptions } from 'fastify'
import { Type } from 'typebox'
import { errorRenderer, renderErrors } from '../errors/index.ts'
import {
  asNumber,
  bigint,
  closed,
  decimal,
  int,
  nullable,
  readBodiesStrictly,
  readQueriesStrictly,
  sendHeaders,
  validateStrictly,
} from './index.ts'

const Thing = closed('Thing', {
  name: Type.Optional(Type.String({ maxLength: 2000 })),
  count: Type.Optional(int()),
  price: Type.Optional(decimal({ digits: 18, scale: 2 })),
  serial: Type.Optional(bigint()),
  ratio: Type.Optional(Type.Number()),
  note: Type.Optional(nullable(Type.String())),
})

const server = async (errors: 'problem' | 'envelope' = 'problem') => {
  const render = errorRenderer({ errors, statuses: {} })
  const app = Fastify({ bodyLimit: 10_000, frameworkErrors: render })
  renderErrors(app, render)
  validateStrictly(app)
  readBodiesStrictly(app)
  readQueriesStrictly(app)
  sendHeaders(app)
  app.post('/things', { schema: { body: Thing } }, async ({ body }) => JSON.stringify(body))
  app.get(
    '/things',
    {
      schema: {
        querystring: Type.Object({ page: Type.Optional(int({ minimum: 1 })) }, { additionalProperties: false }),
      },
    },
    async ({ query }) => query,
  )
  app.get('/bare', { schema: {} }, async () => 'ok')
  app.delete('/bare', { schema: {} }, async () => 'ok')
  await app.ready()
  return app
}

suite('strict input', async () => {
  const app = await server()
  after(() => app.close())

  const post = (payload: string | Buffer, type = 'application/json') =>
    app.inject({ method: 'POST', url: '/things', payload, headers: { 'content-type': type } })

  const accepted: readonly (readonly [string, string])[] = [
    ['{"price":12.50}', '{"price":"12.5"}'],
    ['{"price":"12.50"}', '{"price":"12.50"}'],
    ['{"price":123456789012345678.91}', '{"price":"123456789012345678.91"}'],
    ['{"serial":9223372036854775807}', '{"serial":"9223372036854775807"}'],
    ['{"count":1e3}', '{"count":1000}'],
    ['{"count":-0}', '{"count":0}'],
    ['{"note":null}', '{"note":null}'],
    ['{"name":"\\u00e9\\ud83d\\ude00"}', '{"name":"é😀"}'],
    [
      '{"name":"\'; drop table things; -- ${7*7} {{7*7}} <script>"}',
      '{"name":"\'; drop table things; -- ${7*7} {{7*7}} <script>"}',
    ],
    [' {\n"name" : "a" }\r\n', '{"name":"a"}'],
  ]
  for (const [sent, received] of accepted)
    test(`accepts ${sent}`, async () => {
      const answer = await post(sent)
      assert.equal(answer.statusCode, 200, answer.body)
      assert.equal(answer.body, received)
    })

  const refused: readonly (readonly [sent: string, status: number, pointer: string | null])[] = [
    ['', 400, null],
    ['{', 400, null],
    ['{"name":"a",}', 400, null],
    ['\ufeff{}', 400, null],
    ['{"name":"a","name":"b"}', 400, '/name'],
    ['{"name":"a","n\\u0061me":"b"}', 400, '/name'],
    ['{"__proto__":{"admin":true}}', 400, '/__proto__'],
    ['{"constructor":{"prototype":{}}}', 422, '/constructor'],
    ['{"name":"\\u0000"}', 400, '/name'],
    ['{"name":"\\ud800"}', 400, '/name'],
    ['{"ratio":1e400}', 400, '/ratio'],
    ['{"ratio":9007199254740993}', 400, '/ratio'],
    [`{"name":${'['.repeat(200)}${']'.repeat(200)}}`, 400, null],
    ['{"count":"3"}', 422, '/count'],
    ['{"count":true}', 422, '/count'],
    ['{"count":[3]}', 422, '/count'],
    ['{"count":3.5}', 422, '/count'],
    ['{"count":null}', 422, '/count'],
    ['{"count":2147483648}', 422, '/count'],
    ['{"price":1.005}', 422, '/price'],
    ['{"price":"NaN"}', 422, '/price'],
    ['{"price":"1e3"}', 422, '/price'],
    ['{"serial":9223372036854775808}', 422, '/serial'],
    ['{"serial":1.5}', 422, '/serial'],
    ['{"unknown":1}', 422, '/unknown'],
    ['[]', 422, ''],
    ['7', 422, ''],
    ['null', 422, ''],
  ]
  for (const [sent, status, pointer] of refused)
    test(`refuses ${sent.slice(0, 60)}`, async () => {
      const answer = await post(sent)
      assert.equal(answer.statusCode, status, answer.body)
      if (pointer !== null)
        assert.deepEqual(
          (answer.json() as { errors: { pointer: string }[] }).errors.map((error) => error.pointer),
          [pointer],
        )
    })

  test('many wrong fields are told at once', async () => {
    const answer = await post('{"count":"3","price":true,"x":1}')
    assert.deepEqual(
      (answer.json() as { errors: { pointer: string }[] }).errors.map((error) => error.pointer).toSorted(),
      ['/count', '/price', '/x'],
    )
  })

  const types: readonly (readonly [string, number])[] = [
    ['application/json', 200],
    ['APPLICATION/JSON; charset=UTF-8', 200],
    ['application/merge-patch+json', 200],
    ['application/json; charset=utf-16', 415],
    ['text/plain', 415],
    ['application/x-www-form-urlencoded', 415],
    ['application/xml', 415],
    ['application/jsonx', 415],
  ]
  for (const [type, status] of types)
    test(`a body of ${type} gives ${status}`, async () => {
      assert.equal((await post('{"name":"a"}', type)).statusCode, status)
    })

  test('bytes that are no UTF-8 are refused', async () => {
    assert.equal((await post(Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]))).statusCode, 400)
  })

  test('a compressed body is refused', async () => {
    const headers = { 'content-type': 'application/json', 'content-encoding': 'gzip' }
    assert.equal((await app.inject({ method: 'POST', url: '/things', payload: '{}', headers })).statusCode, 415)
  })

  test('a body that is too long is refused', async () => {
    assert.equal((await post(JSON.stringify({ name: 'x'.repeat(20_000) }))).statusCode, 413)
  })

  const queries: readonly (readonly [string, number])[] = [
    ['', 200],
    ['?page=2', 200],
    ['?page=0', 422],
    ['?page=1e1', 422],
    ['?page=%201', 422],
    ['?page=', 422],
    ['?page=1&page=2', 422],
    ['?page[]=1', 422],
    ['?where=1', 422],
  ]
  for (const [query, status] of queries)
    test(`the query ${query} gives ${status}`, async () => {
      assert.equal((await app.inject(`/things${query}`)).statusCode, status)
    })

  test('an address that cannot be decoded is refused as any other mistake', async () => {
    const answer = await app.inject('/%zz')
    assert.equal(answer.statusCode, 400)
    assert.equal((answer.json() as { code: string }).code, 'malformed')
  })

  test('a request without a body may still name a type', async () => {
    const answer = await app.inject({ method: 'DELETE', url: '/bare', headers: { 'content-type': 'application/json' } })
    assert.equal(answer.statusCode, 200, answer.body)
  })

  test('a route that declares no parameters takes none', async () => {
    assert.equal((await app.inject('/bare')).statusCode, 200)
    assert.equal((await app.inject('/bare?x=1')).statusCode, 422)
  })

  test('an address that nothing has is a problem with a request id', async () => {
    const answer = await app.inject({ url: '/nowhere', headers: { 'x-request-id': 'abc' } } as InjectOptions)
    assert.equal(answer.statusCode, 404)
    assert.match(String(answer.headers['content-type']), /^application\/problem\+json/)
    assert.equal((answer.json() as { code: string }).code, 'not_found')
    assert.equal(answer.headers['x-content-type-options'], 'nosniff')
  })
})

test('decimals that are answered as numbers', async () => {
  const app = Fastify()
  const Priced = closed('Priced', { price: asNumber(decimal({ scale: 2 })), rate: asNumber(nullable(decimal({}))) })
  app.get('/:rate', { schema: { response: { 200: Priced } } }, async ({ params }) => {
    const { rate } = params as { rate: string }
    return { price: '12.50', rate: rate === 'none' ? null : rate }
  })
  assert.equal((await app.inject('/0.25')).body, '{"price":12.5,"rate":0.25}')
  assert.equal((await app.inject('/none')).body, '{"price":12.5,"rate":null}')
  await app.close()
})

test('an envelope carries the same facts', async () => {
  const app = await server('envelope')
  const answer = await app.inject({
    method: 'POST',
    url: '/things',
    payload: '{"count":"3"}',
    headers: { 'content-type': 'application/json' },
  })
  const body = answer.json() as {
    ok: boolean
    error: { code: string; details: { pointer: string }[] }
    timestamp: string
  }
  assert.equal(answer.statusCode, 422)
  assert.equal(body.ok, false)
  assert.equal(body.error.code, 'invalid')
  assert.equal(body.error.details[0]?.pointer, '/count')
  assert.ok(Date.parse(body.timestamp) > 0)
  await app.close()
})
