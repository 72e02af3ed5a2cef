import { Gauge, Registry, collectDefaultMetrics } from 'prom-client'
import { type RowCounters, countRows } from './rows.ts'

export interface Metrics {
  readonly registry: Registry
  readonly rows: RowCounters
}

export interface PoolStats {
  readonly total: number
  readonly idle: number
  readonly waiting: number
}

/** The process (memory, CPU, event loop), the database pool, and what features count. */
export const createMetrics = (pool: { stats(): PoolStats }): Metrics => {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  measurePool(registry, pool)
  return { registry, rows: countRows(registry) }
}

const measurePool = (registry: Registry, pool: { stats(): PoolStats }): void => {
  void new Gauge({
    name: 'db_pool_connections',
    help: 'Connections of the database pool by state',
    labelNames: ['state'],
    registers: [registry],
    collect() {
      for (const [state, count] of Object.entries(pool.stats())) this.set({ state }, count)
    },
  })
}
