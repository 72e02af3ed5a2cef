import type { FastifyInstance } from 'fastify'
import { type DestinationStream, type Logger, pino } from 'pino'

const secrets = [
  'password',
  'secret',
  'token',
  'authorization',
  'cookie',
  'set-cookie',
  'apiKey',
  'api_key',
  'databaseUrl',
]

/** JSON lines on stdout. Whatever is named like a secret is blanked, two levels deep. */
export const createLogger = (level: string, destination?: DestinationStream): Logger =>
  pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      redact: {
        paths: secrets.flatMap((name) => [key(name), `*${bracket(name)}`, `*.*${bracket(name)}`]),
        censor: '[redacted]',
      },
    },
    destination ?? pino.destination({ fd: 1, sync: false, minLength: 0 }),
  )

const bracket = (name: string): string => `["${name}"]`
const key = (name: string): string => (/^\w+$/.test(name) ? name : bracket(name))

/** One line for each answered request. The path is the route's pattern: addresses and queries can hold secrets. */
export const logRequests = (app: FastifyInstance): void => {
  app.addHook('onResponse', (request, reply, done) => {
    request.log.info(
      {
        method: request.method,
        route: request.routeOptions.url ?? null,
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime * 100) / 100,
      },
      'request',
    )
    done()
  })
}
