import { MigrationError } from './migration-error.ts'
import { type MigrationFile, readMigrations } from './migrations-folder.ts'
import { atomically, wholeTransaction } from './transaction.ts'
import type { Client, Pool, Queryable, Statement } from './types.ts'

export { MigrationError }

export interface Migration {
  readonly number: number
  readonly name: string
}

export interface MigrationState extends Migration {
  /** Changed: its file is not the one that was applied. Missing: it was applied and has no file. */
  readonly state: 'applied' | 'pending' | 'changed' | 'missing'
  readonly appliedAt: Date | null
}

interface Applied extends Migration {
  readonly checksum: string
  readonly appliedAt: Date
}

/** Applies every pending migration, each in a transaction of its own. Of several processes one does it; the rest wait. */
export const migrateUp = (pool: Pool, folder: string): Promise<Migration[]> =>
  alone(pool, async (client) => {
    await client.query(createTable)
    const files = await readMigrations(folder)
    const states = compare(files, await readApplied(client))
    refuseDrift(states)
    const pending = files.filter((_, index) => states[index]?.state === 'pending')
    for (const file of pending) await step(client, file, file.up, insertApplied(file))
    return pending.map(identify)
  })

/** Takes back the last migrations, the newest first. */
export const migrateDown = (pool: Pool, folder: string, steps = 1): Promise<Migration[]> =>
  alone(pool, async (client) => {
    const files = await readMigrations(folder)
    const applied = await readApplied(client)
    refuseDrift(compare(files, applied))
    const back = files.slice(0, applied.length).toReversed().slice(0, steps)
    for (const file of back) await step(client, file, wayBack(file), deleteApplied(file))
    return back.map(identify)
  })

export const migrationStatus = async (pool: Pool, folder: string): Promise<MigrationState[]> =>
  compare(await readMigrations(folder), await readApplied(pool))

/** Rejects while a migration is pending; once there is none it does not ask again. */
export const migrationCheck = (pool: Pool, folder: string): (() => Promise<void>) => {
  let upToDate = false
  return async () => {
    if (upToDate) return
    const states = compare(await readMigrations(folder), await readApplied(pool))
    const pending = states.filter(({ state }) => state === 'pending')
    if (pending.length > 0)
      throw new MigrationError('pending', `${pending.length} migrations are pending: npm run migrate`)
    upToDate = true
  }
}

const createTable = `create table if not exists schema_migrations (
  number integer primary key,
  name text not null,
  checksum text not null,
  applied_at timestamptz(3) not null default now()
)`

const readApplied = async (database: Queryable): Promise<Applied[]> => {
  const exists = await database.query("select from pg_class where oid = to_regclass('schema_migrations')")
  if (exists.rows.length === 0) return []
  const applied = await database.query<Applied>(
    'select number, name, checksum, applied_at as "appliedAt" from schema_migrations order by number',
  )
  return applied.rows
}

const insertApplied = ({ number, name, checksum }: MigrationFile): Statement => {
  const text = 'insert into schema_migrations (number, name, checksum) values ($1, $2, $3)'
  return { text, values: [number, name, checksum] }
}

const deleteApplied = ({ number }: MigrationFile): Statement => {
  return { text: 'delete from schema_migrations where number = $1', values: [number] }
}

const compare = (files: readonly MigrationFile[], applied: readonly Applied[]): MigrationState[] => {
  const rows = new Map(applied.map((row) => [row.number, row]))
  const known = files.map((file) => stateOf(file, rows.get(file.number)))
  const missing = applied.filter(({ number }) => number > files.length)
  return [
    ...known,
    ...missing.map(({ number, name, appliedAt }) => ({ number, name, state: 'missing', appliedAt }) as const),
  ]
}

const stateOf = ({ number, name, checksum }: MigrationFile, row: Applied | undefined): MigrationState => {
  if (row === undefined) return { number, name, state: 'pending', appliedAt: null }
  const same = row.name === name && row.checksum === checksum
  return { number, name, state: same ? 'applied' : 'changed', appliedAt: row.appliedAt }
}

/** A step that was written against another past than this database has is not applied. */
const refuseDrift = (states: readonly MigrationState[]): void => {
  for (const [index, { name, state }] of states.entries()) {
    if (state === 'changed') throw new MigrationError('changed', `${name} is not what was applied to this database`)
    if (state === 'missing') throw new MigrationError('missing', `${name} was applied to this database and has no file`)
    if (state === 'applied' && states[index - 1]?.state === 'pending') {
      throw new MigrationError('gap', `${name} was applied to this database before the one that precedes it`)
    }
  }
}

const wayBack = ({ name, down }: MigrationFile): string => {
  if (down === null) throw new MigrationError('irreversible', `${name} has no .down.sql`)
  return down
}

/** While a step waits for a table that is in use, everyone else waits behind it; one that needs longer can say so in its SQL. */
const limitLockWait = "set local lock_timeout = '2s'"

const step = async (client: Client, { name }: Migration, sql: string, record: Statement): Promise<void> => {
  try {
    await atomically(client, wholeTransaction, async () => {
      await client.query(limitLockWait)
      await client.query(sql)
      await client.query(record)
    })
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new MigrationError('failed', `${name} failed and was undone: ${reason}`, { cause: error })
  }
}

/** The advisory lock of all migrators of a database: an arbitrary number that is theirs alone. */
const migratorLock = 7_203_516_443

const alone = async <T>(pool: Pool, work: (client: Client) => Promise<T>): Promise<T> => {
  const client = await pool.connect({ queryTimeoutMs: 0 })
  try {
    await client.query('set statement_timeout = 0; set lock_timeout = 0')
    await client.query('select pg_advisory_lock($1)', [migratorLock])
    return await work(client)
  } finally {
    // The settings and the lock end with the session.
    client.release(true)
  }
}

const identify = ({ number, name }: Migration): Migration => ({ number, name })
