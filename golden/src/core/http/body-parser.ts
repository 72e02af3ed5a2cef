import { isUtf8 } from 'node:buffer'
import type { FastifyInstance, FastifyRequest, preValidationHookHandler } from 'fastify'
import { AppError, invalid, malformed } from '../errors/index.ts'
import { JsonError, type JsonShape, parseJson } from './json.ts'

const contentTypes = ['application/json', 'application/merge-patch+json']

/** JSON is the only body this server reads; everything else is answered with 415. */
export const readBodiesStrictly = (app: FastifyInstance): void => {
  app.addHook('onRoute', (route) => {
    const shape = route.schema?.body as JsonShape | undefined
    if (route.method === 'POST' && shape !== undefined && (shape.required ?? []).length === 0)
      route.preValidation = [emptyForNone, ...[route.preValidation ?? []].flat()]
  })
  app.removeAllContentTypeParsers()
  app.addContentTypeParser(contentTypes, { parseAs: 'buffer' }, (request: FastifyRequest, body: Buffer, done) => {
    // nothing is at this address, whatever is sent to it
    if (request.is404) return done(null, undefined)
    try {
      requirePlainUtf8(request)
      const shape = request.routeOptions.schema?.body as JsonShape | undefined
      done(null, shape === undefined ? parseNothing(body) : parse(body, shape))
    } catch (error) {
      done(error as Error)
    }
  })
}

/** A POST that needs nothing may send nothing. */
const emptyForNone: preValidationHookHandler = (request, _reply, done) => {
  // null was sent, and is for the schema to judge
  if (request.body === undefined) request.body = {}
  done()
}

const requirePlainUtf8 = ({ headers }: FastifyRequest): void => {
  const type = headers['content-type'] ?? ''
  const charset = type.includes(';') ? /;\s*charset\s*=\s*"?([^";\s]*)/i.exec(type)?.[1] : undefined
  if (charset !== undefined && !/^utf-?8$/i.test(charset))
    throw new AppError('unsupported_type', 'Send the body in UTF-8.')
  if ((headers['content-encoding'] ?? 'identity') !== 'identity')
    throw new AppError('unsupported_type', 'Send the body uncompressed.')
}

/** A route that declares no body takes none, or an empty one. */
const parseNothing = (body: Buffer): undefined => {
  if (body.length === 0) return undefined
  const value = parse(body, undefined)
  const isEmpty =
    value === null || (typeof value === 'object' && !Array.isArray(value) && Object.keys(value).length === 0)
  if (!isEmpty) throw invalid([{ pointer: '', code: 'unknown', message: 'nothing is to be sent here' }])
  return undefined
}

const parse = (body: Buffer, shape: JsonShape | undefined): unknown => {
  if (body.length === 0) throw malformed('The body is empty.')
  // asked first, because decoding would replace what is no UTF-8
  if (!isUtf8(body)) throw malformed('The body is not UTF-8.')
  try {
    return parseJson(body.toString('utf8'), shape)
  } catch (error) {
    throw error instanceof JsonError ? asMalformed(error) : error
  }
}

const asMalformed = ({ message, pointer }: JsonError): AppError =>
  pointer === ''
    ? malformed(message)
    : malformed('The body cannot be read exactly.', [{ pointer, code: 'malformed', message }])
