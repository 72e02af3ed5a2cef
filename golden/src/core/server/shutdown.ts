import type { FastifyInstance } from 'fastify'
import type { Health } from '../health/index.ts'

export interface Patience {
  /** how long the balancer has to notice that this process is not ready */
  readonly drainMs: number
  /** after which the process ends whatever is still under way */
  readonly shutdownTimeoutMs: number
}

/** On SIGTERM or SIGINT: fail readiness, wait, finish what is under way, close, end with 0. A second signal ends it at once. */
export const closeOnSignal = (app: FastifyInstance, health: Health, { drainMs, shutdownTimeoutMs }: Patience): void => {
  let closing = false
  const close = async (signal: NodeJS.Signals): Promise<void> => {
    if (closing) process.exit(1)
    closing = true
    app.log.info({ signal }, 'draining')
    setTimeout(() => {
      app.log.error('requests were still under way at the end of the shutdown time-out')
      process.exit(1)
    }, shutdownTimeoutMs).unref()
    health.drain()
    await new Promise((resolve) => setTimeout(resolve, drainMs))
    await app.close()
    app.log.info('closed')
    process.exit(0)
  }
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void close(signal))
}
