import { openEmbedded } from './embedded.ts'
import { openPostgres } from './postgres.ts'
import type { Pool, PoolOptions } from './types.ts'

const defaults = {
  applicationName: 'app',
  max: 10,
  acquireTimeoutMs: 2_000,
  queryTimeoutMs: 5_000,
  lockTimeoutMs: 2_000,
  idleTimeoutMs: 30_000,
  idleInTransactionTimeoutMs: 10_000,
}

export type PoolSettings = PoolOptions & Required<Pick<PoolOptions, keyof typeof defaults>>

/** A server may be down at this moment and back later; an embedded database is open when this resolves. */
export const openPool = async (options: PoolOptions): Promise<Pool> => {
  const settings: PoolSettings = { ...defaults, ...options }
  return settings.url === null ? openEmbedded(settings) : openPostgres(settings.url, settings)
}
