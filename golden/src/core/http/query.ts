import type { FastifyInstance, preValidationHookHandler } from 'fastify'

interface ParameterSchema {
  readonly properties?: Readonly<Record<string, { readonly type?: string | readonly string[] }>>
}

const digits = /^-?\d{1,15}$/

/**
 * Parameters arrive as text. Where a route declares an integer or a truth, it becomes one; anything else stays text and is
 * refused by the schema: no '1e1', no ' 5', no '0x10'. A parameter that stands twice is a list and refused likewise.
 */
export const readQueriesStrictly = (app: FastifyInstance): void => {
  app.addHook('onRoute', (route) => {
    if (route.schema === undefined || route.schema.hide === true) return
    route.schema.querystring ??= noQuery
    const { properties = {} } = route.schema.querystring as ParameterSchema
    const typed = Object.entries(properties).flatMap(([name, { type }]) => {
      // one that may be null is of several types, and null cannot be said here
      const read = readers[[type ?? ''].flat()[0] ?? '']
      return read === undefined ? [] : [[name, read] as const]
    })
    if (typed.length > 0) route.preValidation = [valuesOf(typed), ...[route.preValidation ?? []].flat()]
  })
}

type Reader = (text: string) => unknown

const readers: Readonly<Record<string, Reader>> = {
  integer: (text) => (digits.test(text) ? Number(text) : text),
  boolean: (text) => (text === 'true' ? true : text === 'false' ? false : text),
}

const valuesOf =
  (typed: readonly (readonly [name: string, read: Reader])[]): preValidationHookHandler =>
  (request, _reply, done) => {
    const query = request.query as Record<string, unknown>
    for (const [name, read] of typed) {
      const value = query[name]
      if (typeof value === 'string') query[name] = read(value)
    }
    done()
  }

/** A route without declared parameters takes none: its schema is this one. */
export const noQuery = { type: 'object', additionalProperties: false, properties: {} } as const
