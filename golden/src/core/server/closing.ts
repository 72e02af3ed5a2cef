import type { FastifyInstance } from 'fastify'

const everyMs = 50

/**
 * A closing server waits for its connections, and those that were busy when it began would be kept alive afterwards, by
 * their clients, for a minute and more. They are closed as soon as they have nothing to do.
 */
export const closeIdleConnections = (app: FastifyInstance): void => {
  let timer: NodeJS.Timeout | undefined
  app.addHook('preClose', async () => {
    timer = setInterval(() => app.server.closeIdleConnections(), everyMs)
  })
  app.addHook('onClose', async () => clearInterval(timer))
}
