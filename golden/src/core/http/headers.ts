import type { FastifyInstance } from 'fastify'

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
    done()
  })
}
