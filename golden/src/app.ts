import { join } from 'node:path'
import cors from '@fastify/cors'
import Fastify, { type FastifyBaseLogger, type FastifyInstance } from 'fastify'
import { api } from './api.ts'
import { type Config, home } from './config.ts'
import { type Pool, createDb, migrationCheck } from './core/db/index.ts'
import { describeApi, serveOperations } from './core/docs/index.ts'
import { errorRenderer, renderErrors } from './core/errors/index.ts'
import { type Health, serveHealth } from './core/health/index.ts'
import { readBodiesStrictly, readQueriesStrictly, sendHeaders, validateStrictly } from './core/http/index.ts'
import { logRequests } from './core/log/index.ts'
import { createMetrics, measureRequests } from './core/metrics/index.ts'
import { operationRunner } from './core/operations/index.ts'
import { provideScope } from './core/scope/index.ts'
import { closeIdleConnections, serverOptions, shedLoad } from './core/server/index.ts'
import { modules } from './modules.ts'

export interface Parts {
  readonly config: Config
  readonly pool: Pool
  readonly logger: FastifyBaseLogger
  /** tests move it */
  readonly clock?: () => Date
}

/** Builds the app; whoever calls it listens, or injects requests. The pool is closed with the app. */
export const buildApp = async ({
  config,
  pool,
  logger,
  clock = () => new Date(),
}: Parts): Promise<{ app: FastifyInstance; health: Health }> => {
  const render = errorRenderer(api)
  const app: FastifyInstance = Fastify({
    ...serverOptions(config, api.errors),
    loggerInstance: logger,
    frameworkErrors: render,
  })
  const metrics = createMetrics(pool)

  renderErrors(app, render)
  validateStrictly(app)
  readBodiesStrictly(app)
  readQueriesStrictly(app)
  sendHeaders(app)
  logRequests(app)
  measureRequests(app, metrics.registry)
  shedLoad(app, config.maxLagMs)
  closeIdleConnections(app)
  if (api.cors.length > 0) await app.register(cors, { origin: api.cors.includes('*') ? '*' : [...api.cors] })
  await describeApi(app, api)

  const db = createDb(pool)
  app.decorate('db', db)
  app.decorate('run', operationRunner(db, config.operationTimeoutMs))
  provideScope(app, metrics.rows, clock)
  app.addHook('onClose', () => pool.end())

  const health = serveHealth(app, {
    database: () => pool.ping(),
    migrations: migrationCheck(pool, join(home, 'migrations')),
  })
  await serveOperations(app, metrics.registry, config.operations, api.title)
  await app.register(modules, { prefix: api.prefix })
  return { app, health }
}
