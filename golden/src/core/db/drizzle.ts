import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres'
import type { Pool as DriverPool } from 'pg'
import type { Client, Pool, Queryable } from './types.ts'

type Database = Omit<NodePgDatabase, 'transaction'>

/** Every statement on any connection, each for itself. */
export type Db = Database & { readonly $client: Pool }

/** Every statement on the one connection of a transaction. */
export type Tx = Database & { readonly $client: Client }

export const createDb = (pool: Pool): Db => {
  return over(pool)
}

export const createTx = (client: Client): Tx => {
  return over(client)
}

const over = <C extends Queryable>(client: C): Database & { readonly $client: C } => {
  // Besides its own `transaction`, which is closed off here, Drizzle calls nothing on the driver's pool or client but `query`.
  const database = drizzle(client as unknown as DriverPool)
  return Object.assign(database, { $client: client, transaction: useOurs })
}

/** Drizzle's own tells a pool by its class name, keeps a connection whose rollback failed, and hides that a commit did not take place. */
const useOurs = (): never => {
  throw new Error('use transaction(db, work)')
}
