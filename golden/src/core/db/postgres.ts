import type { PoolSettings } from './settings.ts'
import { ConnectionPool } from './pool.ts'
import type { Pool } from './types.ts'

/** How much earlier than our own deadline the server gives up, so that it is rarely left working for nobody. */
const headStartMs = 100

export const openPostgres = (url: string, settings: PoolSettings): Pool => {
  const { acquireTimeoutMs, queryTimeoutMs } = settings
  return new ConnectionPool({
    kind: 'postgres',
    connectionString: url,
    application_name: settings.applicationName,
    keepAlive: true,
    max: settings.max,
    connectionTimeoutMillis: acquireTimeoutMs,
    idleTimeoutMillis: settings.idleTimeoutMs,
    queryTimeoutMs,
    statement_timeout: Math.max(1, queryTimeoutMs - headStartMs),
    lock_timeout: settings.lockTimeoutMs,
    idle_in_transaction_session_timeout: settings.idleInTransactionTimeoutMs,
    // compiling a statement takes longer than running one that reads a page
    prepare: ["set time zone 'UTC'", 'set jit = off'],
    logger: settings.log,
  })
}
