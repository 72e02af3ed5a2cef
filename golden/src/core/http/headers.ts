import type { IncomingMessage } from 'node:http'
import type { FastifyInstance } from 'fastify'
import { malformed } from '../errors/index.ts'

/** An API answers data, never a page: a browser that shows an answer must not run, frame or guess anything of it. */
const securityHeaders = {
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'strict-transport-security': 'max-age=31536000; includeSubDomains',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
}

/** Every answer, errors included, carries its request's id, the security headers, and may not be cached. */
export const sendHeaders = (app: FastifyInstance): void => {
  app.addHook('onRequest', (request, reply, done) => {
    reply.headers({ ...securityHeaders, 'cache-control': 'no-store', 'x-request-id': request.id })
    done(namesOneHost(request.raw) ? undefined : malformed('The request must name one host.'))
  })
}

/** Of several hosts Node takes the first, and a proxy before us may have taken another. HTTP/1.0 knows none. */
const namesOneHost = ({ httpVersion, rawHeaders }: IncomingMessage): boolean => {
  let count = 0
  for (let at = 0; at < rawHeaders.length; at += 2) if (rawHeaders[at]?.toLowerCase() === 'host') count += 1
  return count === 1 || (count === 0 && httpVersion === '1.0')
}
