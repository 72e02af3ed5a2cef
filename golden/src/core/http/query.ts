import type { FastifyInstance, FastifyRequest } from 'fastify'

interface ParameterSchema {
  readonly properties?: Readonly<Record<string, { readonly type?: string }>>
}

const digits = /^-?\d{1,15}$/

/**
 * Parameters arrive as text. Where a route declares an integer, digits become one; anything else stays text and is
 * refused by the schema: no '1e1', no ' 5', no '0x10'. A parameter that stands twice is a list and refused likewise.
 */
export const readQueriesStrictly = (app: FastifyInstance): void => {
  app.addHook('onRoute', ({ schema }) => {
    if (schema !== undefined && schema.hide !== true) schema.querystring ??= noQuery
  })
  app.addHook('preValidation', async (request: FastifyRequest) => {
    const { properties } = (request.routeOptions.schema?.querystring ?? {}) as ParameterSchema
    if (properties === undefined) return
    const query = request.query as Record<string, unknown>
    for (const [name, { type }] of Object.entries(properties)) {
      const value = query[name]
      if (type === 'integer' && typeof value === 'string' && digits.test(value)) query[name] = Number(value)
    }
  })
}

/** A route without declared parameters takes none: its schema is this one. */
export const noQuery = { type: 'object', additionalProperties: false, properties: {} } as const
