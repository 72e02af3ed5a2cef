import type { FastifyInstance, FastifyRequest } from 'fastify'
import { AppError, malformed } from '../errors/index.ts'
import { JsonError, type JsonShape, parseJson } from './json.ts'

// fatal: bytes that are no UTF-8 are refused and not replaced; the byte order mark is left for the reader to refuse
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

const contentTypes = ['application/json', 'application/merge-patch+json']

/** JSON is the only body this server reads; everything else is answered with 415. */
export const readBodiesStrictly = (app: FastifyInstance): void => {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser(contentTypes, { parseAs: 'buffer' }, async (request: FastifyRequest, body: Buffer) => {
    requirePlainUtf8(request)
    const shape = request.routeOptions.schema?.body as JsonShape | undefined
    return body.length === 0 && shape === undefined ? undefined : parse(body, shape)
  })
}

const requirePlainUtf8 = ({ headers }: FastifyRequest): void => {
  const charset = /;\s*charset\s*=\s*"?([^";\s]*)/i.exec(headers['content-type'] ?? '')?.[1]
  if (charset !== undefined && !/^utf-?8$/i.test(charset))
    throw new AppError('unsupported_type', 'Send the body in UTF-8.')
  if ((headers['content-encoding'] ?? 'identity') !== 'identity')
    throw new AppError('unsupported_type', 'Send the body uncompressed.')
}

const parse = (body: Buffer, shape: JsonShape | undefined): unknown => {
  if (body.length === 0) throw malformed('The body is empty.')
  try {
    return parseJson(utf8.decode(body), shape)
  } catch (error) {
    if (error instanceof JsonError) throw asMalformed(error)
    if (error instanceof TypeError) throw malformed('The body is not UTF-8.')
    throw error
  }
}

const asMalformed = ({ message, pointer }: JsonError): AppError =>
  pointer === ''
    ? malformed(message)
    : malformed('The body cannot be read exactly.', [{ pointer, code: 'malformed', message }])
