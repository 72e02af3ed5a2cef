import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { notFound } from './app-error.ts'
import { type ErrorBodyName, errorBodies } from './body.ts'
import { type ErrorKind, statusOf } from './kinds.ts'
import { toAppError } from './translate.ts'

export interface ErrorStyle {
  readonly errors: ErrorBodyName
  /** statuses that differ from the house's own */
  readonly statuses: Readonly<Partial<Record<ErrorKind, number>>>
}

export type ErrorRenderer = (error: unknown, request: FastifyRequest, reply: FastifyReply) => void

/** The one place where an error becomes an answer. */
export const errorRenderer = (style: ErrorStyle): ErrorRenderer => {
  const statuses: Readonly<Record<ErrorKind, number>> = { ...statusOf, ...style.statuses }
  const { contentType, build } = errorBodies[style.errors]

  return (thrown, request, reply) => {
    const error = toAppError(thrown)
    const status = error.status ?? statuses[error.kind]
    if (status >= 500) request.log.error({ err: error.cause ?? error }, error.message)
    if (status === 503) reply.header('retry-after', '1')
    // written by hand: an error must be answered whatever the route declares for its statuses
    reply.code(status).header('content-type', contentType)
    void reply.serializer(JSON.stringify).send(build(error, { status, requestId: request.id }))
  }
}

export const renderErrors = (app: FastifyInstance, render: ErrorRenderer): void => {
  app.setErrorHandler(render)
  app.setNotFoundHandler((request, reply) => render(notFound(), request, reply))
}
