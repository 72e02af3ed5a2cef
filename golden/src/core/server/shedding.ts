import { monitorEventLoopDelay } from 'node:perf_hooks'
import type { FastifyInstance } from 'fastify'
import { unavailable } from '../errors/index.ts'

const sampleMs = 250

const spared = /^\/(health|live|ready|metrics)\b/

/**
 * When the event loop lags, new requests are refused at once and cheaply, so that those under way still end in time.
 * Health and metrics are spared: a busy process must not look like a dead one. Measured from the moment of listening,
 * because starting keeps the loop busy too.
 * @param tooLateMs a loop that comes round this late on average has more work than it can do
 */
export const shedLoad = (app: FastifyInstance, tooLateMs: number): void => {
  const delay = monitorEventLoopDelay({ resolution: 10 })
  let late = false
  const sample = (): void => {
    if (delay.count > 0) late = delay.mean / 1e6 > tooLateMs
    delay.reset()
  }

  let timer: NodeJS.Timeout | undefined
  app.addHook('onListen', async () => {
    delay.enable()
    timer = setInterval(sample, sampleMs).unref()
  })
  app.addHook('onClose', async () => {
    clearInterval(timer)
    delay.disable()
  })
  app.addHook('onRequest', (request, _reply, done) => {
    done(late && !spared.test(request.url) ? unavailable('The server is busy.') : undefined)
  })
}
