import { AsyncLocalStorage } from 'node:async_hooks'
import type { Tx } from './drizzle.ts'
import type { Pool } from './types.ts'

interface Current {
  readonly pool: Pool
  /** Undefined once it has ended: work it left running may use the pool again. */
  tx: Tx | undefined
}

const storage = new AsyncLocalStorage<Current>()

/** The transaction that the caller is part of, if any. */
export const currentTransaction = (): Tx | undefined => {
  return storage.getStore()?.tx
}

export const asCurrent = async <T>(pool: Pool, tx: Tx, work: () => Promise<T>): Promise<T> => {
  const current: Current = { pool, tx }
  try {
    return await storage.run(current, work)
  } finally {
    current.tx = undefined
  }
}

/** On one connection this would wait for itself, on many it would silently not be part of the transaction. */
export const refuseInsideTransaction = (pool: Pool): void => {
  const current = storage.getStore()
  if (current?.pool === pool && current.tx !== undefined) {
    throw new Error('the pool was used inside a transaction; use tx')
  }
}
