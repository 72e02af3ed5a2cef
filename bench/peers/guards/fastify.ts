import type { FastifyInstance } from 'fastify'
import { logRequest } from './access-log.ts'
import { metricsText, metricsType, observe } from './durations.ts'
import { securityHeaders } from './headers.ts'

// The plainest hooks that do it, for hand-written Fastify and for NestJS on Fastify alike: what the two are compared
// by is then the framework and its data layer, not a choice of plugins.
export function guardFastify(app: FastifyInstance): void {
  app.addHook('onRequest', (request, reply, done) => {
    reply.headers(securityHeaders)
    reply.header('x-request-id', request.id)
    done()
  })
  app.addHook('onResponse', (request, reply, done) => {
    const route = request.routeOptions.url ?? 'none'
    observe(request.method, route, reply.statusCode, reply.elapsedTime)
    logRequest(request.id, request.method, request.url, route, reply.statusCode, reply.elapsedTime)
    done()
  })
  app.get('/metrics', async (_request, reply) => reply.type(metricsType).send(await metricsText()))
}
