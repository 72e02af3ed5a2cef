export type {
  Client,
  ConnectOptions,
  Field,
  Pool,
  PoolLog,
  PoolOptions,
  PoolStats,
  Queryable,
  Result,
  Statement,
  TypeParsers,
} from './types.ts'
export { DatabaseError, DatabaseUnavailableError, databaseCause, type UnavailableReason } from './errors.ts'
export { rawTypes } from './raw-types.ts'
export { openPool } from './open.ts'
export { createDb, type Db, type Tx } from './drizzle.ts'
export { currentTransaction } from './current.ts'
export { transaction, type TransactionOptions, within } from './transaction.ts'
export {
  migrateDown,
  migrationCheck,
  migrateUp,
  migrationStatus,
  MigrationError,
  type Migration,
  type MigrationState,
} from './migrate.ts'
