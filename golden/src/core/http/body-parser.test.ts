import assert from 'node:assert/strict'
import { after, suite, test } from 'node:test'
import Fastify from 'fastify'
import { Type } from 'typebox'
import { errorRenderer, renderErrors } from '../errors/index.ts'
import { int, readBodiesStrictly, validateStrictly } from './index.ts'

suite('a body', async () => {
  const app = Fastify()
  renderErrors(app, errorRenderer({ errors: 'problem', statuses: {} }))
  validateStrictly(app)
  readBodiesStrictly(app)
  const optional = Type.Object({ n: Type.Optional(int()) }, { additionalProperties: false })
  const needed = Type.Object({ n: int() }, { additionalProperties: false })
  app.post('/none', { schema: {} }, async ({ body }) => ({ body: body ?? 'none' }))
  app.post('/optional', { schema: { body: optional } }, async ({ body }) => ({ body }))
  app.post('/needed', { schema: { body: needed } }, async ({ body }) => ({ body }))
  await app.ready()
  after(() => app.close())

  const post = (url: string, payload: string | null) =>
    app.inject({
      method: 'POST',
      url,
      ...(payload === null ? {} : { payload, headers: { 'content-type': 'application/json' } }),
    })

  const accepted: readonly (readonly [string, string | null, unknown])[] = [
    ['/none', null, 'none'],
    ['/none', '', 'none'],
    ['/none', '{}', 'none'],
    ['/optional', null, {}],
    ['/optional', '{}', {}],
    ['/optional', '{"n":1}', { n: 1 }],
    ['/needed', '{"n":1}', { n: 1 }],
  ]
  for (const [url, payload, body] of accepted)
    test(`${payload ?? 'that is not sent'} is accepted by ${url}`, async () => {
      const answer = await post(url, payload)
      assert.deepEqual([answer.statusCode, answer.json()], [200, { body }])
    })

  const refused: readonly (readonly [string, string | null])[] = [
    ['/none', '{"n":1}'],
    ['/none', '[]'],
    ['/none', '""'],
    ['/none', '0'],
    ['/none', 'false'],
    ['/optional', 'null'],
    ['/optional', '[]'],
    ['/needed', null],
    ['/needed', '{}'],
  ]
  for (const [url, payload] of refused)
    test(`${payload ?? 'that is not sent'} is refused by ${url}`, async () => {
      assert.equal((await post(url, payload)).statusCode, 422)
    })
})
