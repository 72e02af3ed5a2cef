import { join, resolve } from 'node:path'
import {
  ConfigError,
  choice,
  flag,
  integer,
  list,
  loadEnvironment,
  optional,
  readEnvironment,
  secret,
  text,
} from './core/config/index.ts'

/** The app's folder: the parent of `src` in development, of `dist` in production. */
export const home = join(import.meta.dirname, '..')

const access = choice(['open', 'token', 'closed'], 'open', 'closed')

const variables = {
  NODE_ENV: choice(['development', 'test', 'production'], 'development'),
  HOST: text('127.0.0.1'),
  PORT: integer(3000, 0, 65535),
  LOG_LEVEL: choice(['fatal', 'error', 'warn', 'info', 'debug', 'silent'], 'info'),

  DATABASE_URL: optional,
  DATA_DIR: text('.data/database'),
  EMBEDDED_IN_PRODUCTION: flag,
  DB_POOL_MAX: integer(10, 1, 500),
  DB_ACQUIRE_TIMEOUT_MS: integer(2000, 10, 60_000),
  DB_QUERY_TIMEOUT_MS: integer(5000, 10, 600_000),
  DB_LOCK_TIMEOUT_MS: integer(3000, 10, 600_000),

  METRICS_ACCESS: access,
  OPENAPI_ACCESS: access,
  DOCS_ACCESS: access,
  OPS_TOKEN: secret(32),

  BODY_LIMIT_BYTES: integer(1_048_576, 1024, 104_857_600),
  REQUEST_TIMEOUT_MS: integer(10_000, 100, 600_000),
  OPERATION_TIMEOUT_MS: integer(8000, 50, 600_000),
  MAX_LAG_MS: integer(500, 10, 600_000),
  TRUST_PROXY: list,
  DRAIN_MS: integer(0, 0, 60_000, 2500),
  SHUTDOWN_TIMEOUT_MS: integer(25_000, 100, 600_000),
}

export type Config = ReturnType<typeof loadConfig>

/**
 * The only reader of the process's environment.
 * @param envFile what stands under it; null for nothing, as in tests
 * @throws ConfigError with everything that is missing or weak
 */
export const loadConfig = (environment = process.env, envFile: string | null = join(home, '.env')) => {
  const env = readEnvironment(loadEnvironment(environment, envFile, Object.keys(variables)), variables, judge)
  return Object.freeze({
    mode: env.NODE_ENV,
    host: env.HOST,
    port: env.PORT,
    logLevel: env.LOG_LEVEL,
    database: {
      url: env.DATABASE_URL,
      directory: resolve(home, env.DATA_DIR),
      max: env.DB_POOL_MAX,
      acquireTimeoutMs: env.DB_ACQUIRE_TIMEOUT_MS,
      queryTimeoutMs: env.DB_QUERY_TIMEOUT_MS,
      lockTimeoutMs: env.DB_LOCK_TIMEOUT_MS,
    },
    operations: {
      metrics: env.METRICS_ACCESS,
      openapi: env.OPENAPI_ACCESS,
      docs: env.DOCS_ACCESS,
      token: env.OPS_TOKEN,
    },
    bodyLimit: env.BODY_LIMIT_BYTES,
    requestTimeoutMs: env.REQUEST_TIMEOUT_MS,
    operationTimeoutMs: env.OPERATION_TIMEOUT_MS,
    maxLagMs: env.MAX_LAG_MS,
    trustProxy: env.TRUST_PROXY,
    drainMs: env.DRAIN_MS,
    shutdownTimeoutMs: env.SHUTDOWN_TIMEOUT_MS,
  })
}

type Env = Parameters<Parameters<typeof readEnvironment<typeof variables>>[2]>[0]

/** What is missing or weak only in the light of the rest. */
const judge = (env: Env): readonly string[] => {
  const problems: string[] = []
  if ([env.METRICS_ACCESS, env.OPENAPI_ACCESS, env.DOCS_ACCESS].includes('token') && env.OPS_TOKEN === null)
    problems.push('OPS_TOKEN is missing: METRICS_ACCESS, OPENAPI_ACCESS or DOCS_ACCESS asks for it')
  if (env.NODE_ENV === 'production' && env.DATABASE_URL === null && !env.EMBEDDED_IN_PRODUCTION)
    problems.push(
      'DATABASE_URL is missing: the embedded database can lose data when the machine fails; to accept that, set EMBEDDED_IN_PRODUCTION=yes',
    )
  if (env.DATABASE_URL !== null) problems.push(...judgeDatabaseUrl(env.DATABASE_URL, env.NODE_ENV === 'production'))
  return problems
}

const judgeDatabaseUrl = (url: string, production: boolean): readonly string[] => {
  const parsed = /^postgres(ql)?:\/\//.test(url) && URL.canParse(url) ? new URL(url) : null
  if (parsed === null) return ['DATABASE_URL must look like postgres://user:password@host:5432/name']
  const local = ['localhost', '127.0.0.1', '[::1]', ''].includes(parsed.hostname)
  const weak =
    production &&
    !local &&
    ['postgres', 'password', 'secret', 'change-me', parsed.username].includes(decodeURIComponent(parsed.password))
  return weak ? ['DATABASE_URL has a password that anyone would guess'] : []
}

export { ConfigError }
