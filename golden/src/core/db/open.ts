import { openEmbedded } from './embedded.ts'
import { openPostgres } from './postgres.ts'
import { type PoolSettings, defaults } from './settings.ts'
import type { Pool, PoolOptions } from './types.ts'

/** A server may be down at this moment and back later; an embedded database is open when this resolves. */
export const openPool = async (options: PoolOptions): Promise<Pool> => {
  const settings: PoolSettings = { ...defaults, ...options }
  return settings.url === null ? openEmbedded(settings) : openPostgres(settings.url, settings)
}
