import type { FastifyInstance, preValidationHookHandler } from 'fastify'

interface ParameterSchema {
  readonly properties?: Readonly<Record<string, { readonly type?: string }>>
}

const digits = /^-?\d{1,15}$/

/**
 * Parameters arrive as text. Where a route declares an integer, digits become one; anything else stays text and is
 * refused by the schema: no '1e1', no ' 5', no '0x10'. A parameter that stands twice is a list and refused likewise.
 */
export const readQueriesStrictly = (app: FastifyInstance): void => {
  app.addHook('onRoute', (route) => {
    if (route.schema === undefined || route.schema.hide === true) return
    route.schema.querystring ??= noQuery
    const { properties = {} } = route.schema.querystring as ParameterSchema
    const integers = Object.keys(properties).filter((name) => properties[name]?.type === 'integer')
    if (integers.length > 0) route.preValidation = [integersOf(integers), ...[route.preValidation ?? []].flat()]
  })
}

const integersOf =
  (names: readonly string[]): preValidationHookHandler =>
  (request, _reply, done) => {
    const query = request.query as Record<string, unknown>
    for (const name of names) {
      const value = query[name]
      if (typeof value === 'string' && digits.test(value)) query[name] = Number(value)
    }
    done()
  }

/** A route without declared parameters takes none: its schema is this one. */
export const noQuery = { type: 'object', additionalProperties: false, properties: {} } as const
