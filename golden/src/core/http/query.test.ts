import assert from 'node:assert/strict'
import { after, suite, test } from 'node:test'
import Fastify from 'fastify'
import { type TProperties, Type } from 'typebox'
import { errorRenderer, renderErrors } from '../errors/index.ts'
import { int, nullable, readQueriesStrictly, validateStrictly } from './index.ts'

suite('a query', async () => {
  const app = Fastify()
  renderErrors(app, errorRenderer({ errors: 'problem', statuses: {} }))
  validateStrictly(app)
  readQueriesStrictly(app)
  const echo = (path: string, properties: TProperties): void => {
    const querystring = Type.Object(properties, { additionalProperties: false })
    app.get(path, { schema: { querystring } }, async ({ query }) => query)
  }
  echo('/things', { n: Type.Optional(int()), b: Type.Optional(Type.Boolean()), t: Type.Optional(Type.String()) })
  echo('/missing', { n: Type.Optional(nullable(int())), b: Type.Optional(nullable(Type.Boolean())) })
  await app.ready()
  after(() => app.close())

  const accepted: readonly (readonly [string, object])[] = [
    ['/things', {}],
    ['/things?n=-12&b=true', { n: -12, b: true }],
    ['/things?b=false', { b: false }],
    ['/things?t=true', { t: 'true' }],
    ['/things?t=12', { t: '12' }],
    ['/missing?n=3', { n: 3 }],
    ['/missing?b=true', { b: true }],
  ]
  for (const [url, query] of accepted)
    test(`${url} is ${JSON.stringify(query)}`, async () => {
      const answer = await app.inject(url)
      assert.deepEqual([answer.statusCode, answer.json()], [200, query])
    })

  const refused: readonly (readonly [string, string])[] = [
    ['/things?b=1', 'b'],
    ['/things?b=TRUE', 'b'],
    ['/things?b=', 'b'],
    ['/things?b=true&b=true', 'b'],
    ['/things?n=1&n=2', 'n'],
    ['/things?n=1.0', 'n'],
    ['/things?n=2147483648', 'n'],
    ['/things?other=1', 'other'],
    ['/missing?n=null', 'n'],
    ['/missing?b=null', 'b'],
    ['/missing?n=', 'n'],
  ]
  for (const [url, name] of refused)
    test(`${url} is refused`, async () => {
      const answer = await app.inject(url)
      assert.equal(answer.statusCode, 422)
      assert.deepEqual(
        answer.json<{ errors: { pointer: string }[] }>().errors.map(({ pointer }) => pointer),
        [name],
      )
    })
})
