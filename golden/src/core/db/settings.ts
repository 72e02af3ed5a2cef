import type { PoolOptions } from './types.ts'

export const defaults = {
  applicationName: 'app',
  max: 10,
  acquireTimeoutMs: 2_000,
  queryTimeoutMs: 5_000,
  lockTimeoutMs: 2_000,
  idleTimeoutMs: 30_000,
  idleInTransactionTimeoutMs: 10_000,
}

export type PoolSettings = PoolOptions & Required<Pick<PoolOptions, keyof typeof defaults>>
