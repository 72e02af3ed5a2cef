import type { FastifyInstance } from 'fastify'
import { noQuery } from '../http/query.ts'
import { type Check, checker } from './checks.ts'

export type { Check } from './checks.ts'

export interface Health {
  /** From now on this process asks for no more work. */
  drain(): void
}

/**
 * Live: the process answers. Ready: every dependency answered within two seconds; else 503 and which did not.
 * Both are spared by load shedding and by the access rules of the API.
 */
export const serveHealth = (app: FastifyInstance, checks: Readonly<Record<string, Check>>): Health => {
  let draining = false
  const run = checker(checks, (check, err) => app.log.warn({ check, err }, 'a dependency is not ready'))
  const schema = { querystring: noQuery, hide: true }

  for (const url of ['/health/live', '/live'])
    app.get(url, { schema, logLevel: 'warn' }, async () => ({ status: 'ok' }))

  for (const url of ['/health/ready', '/health', '/ready'])
    app.get(url, { schema, logLevel: 'warn' }, async (_, reply) => {
      const found = await run()
      const ready = !draining && Object.values(found).every(({ status }) => status === 'ok')
      reply.code(ready ? 200 : 503)
      return { status: ready ? 'ok' : draining ? 'draining' : 'failed', checks: found }
    })

  return {
    drain: () => {
      draining = true
    },
  }
}
