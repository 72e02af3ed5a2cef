import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { type AppError, notFound } from './app-error.ts'
import { type ErrorBodyName, errorBodies } from './body.ts'
import { type ErrorKind, statusOf } from './kinds.ts'
import { toAppError } from './translate.ts'

export interface ErrorStyle {
  readonly errors: ErrorBodyName
  /** statuses that differ from the house's own */
  readonly statuses: Readonly<Partial<Record<ErrorKind, number>>>
}

/** The one place where an error becomes an answer. */
export const renderErrors = (app: FastifyInstance, style: ErrorStyle): void => {
  const statuses: Readonly<Record<ErrorKind, number>> = { ...statusOf, ...style.statuses }
  const { contentType, build } = errorBodies[style.errors]

  const send = (error: AppError, request: FastifyRequest, reply: FastifyReply): void => {
    const status = statuses[error.kind]
    if (status >= 500) request.log.error({ err: error.cause ?? error }, error.message)
    if (status === 503) reply.header('retry-after', '1')
    // written by hand: an error must be answered whatever the route declares for its statuses
    reply.code(status).header('content-type', contentType)
    void reply.serializer(JSON.stringify).send(build(error, { status, requestId: request.id }))
  }

  app.setErrorHandler((error, request, reply) => send(toAppError(error), request, reply))
  app.setNotFoundHandler((request, reply) => send(notFound(), request, reply))
}
