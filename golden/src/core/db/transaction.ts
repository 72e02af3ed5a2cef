import { setTimeout } from 'node:timers/promises'
import { asCurrent } from './current.ts'
import { createTx, type Db, type Tx } from './drizzle.ts'
import { DatabaseError, databaseCause } from './errors.ts'
import type { Client, Pool, Result, Statement } from './types.ts'

export interface TransactionOptions {
  readonly isolation?: 'read committed' | 'repeatable read' | 'serializable'
  readonly readOnly?: boolean
  /** How often `work` is run again after a serialisation failure or a deadlock. */
  readonly retries?: number
}

/**
 * Runs `work` in a transaction: all of it is stored, or, when it throws, none of it.
 *
 * After a serialisation failure or a deadlock `work` is run again from its beginning, so it must have no effect besides
 * the transaction's own: no mail, no request to another service, nothing pushed to an outer array. Where that cannot be,
 * pass `retries: 0`.
 *
 * Given a `tx`, `work` becomes a part that can fail on its own (a savepoint). One such part at a time.
 */
export const transaction = <T>(
  db: Db | Tx,
  work: (tx: Tx) => Promise<T>,
  options: TransactionOptions = {},
): Promise<T> => {
  if (!isTx(db)) return retried(() => onOwnConnection(db.$client, work, begin(options)), options.retries ?? 3)
  return atomically(db.$client, nested, () => work(db))
}

/** Runs `work` as a part of the transaction that is given, or in one of its own. */
export const within = <T>(db: Db | Tx, work: (tx: Tx) => Promise<T>): Promise<T> =>
  isTx(db) ? work(db) : transaction(db, work)

interface Bounds {
  readonly open: string
  readonly close: string
  readonly undo: string
}

const nested: Bounds = {
  open: 'savepoint nested',
  close: 'release savepoint nested',
  undo: 'rollback to savepoint nested; release savepoint nested',
}

const begin = ({ isolation, readOnly = false }: TransactionOptions): Bounds => {
  const level = isolation === undefined ? '' : ` isolation level ${isolation}`
  return { open: `begin${level}${readOnly ? ' read only' : ''}`, close: 'commit', undo: 'rollback' }
}

export const wholeTransaction = begin({})

const onOwnConnection = async <T>(pool: Pool, work: (tx: Tx) => Promise<T>, bounds: Bounds): Promise<T> => {
  const client = await pool.connect()
  const part = new Part(client)
  const tx = createTx(part)
  try {
    return await atomically(client, bounds, () => asCurrent(pool, tx, () => work(tx)).finally(() => part.end()))
  } finally {
    client.release()
  }
}

/**
 * The connection as `work` has it, and only while it runs: a statement that work left behind would come after the
 * rollback, and be stored by itself.
 */
class Part implements Client {
  #client: Client | undefined

  constructor(client: Client) {
    this.#client = client
  }

  query<R>(statement: Statement | string, values?: readonly unknown[]): Promise<Result<R>> {
    if (this.#client !== undefined) return this.#client.query<R>(statement, values)
    return Promise.reject(new Error('the transaction has ended; is an await missing?'))
  }

  release(destroy?: boolean | Error): void {
    this.#client?.release(destroy)
  }

  end(): void {
    this.#client = undefined
  }
}

export const atomically = async <T>(
  client: Client,
  { open, close, undo }: Bounds,
  work: () => Promise<T>,
): Promise<T> => {
  await client.query(open)
  try {
    const result = await work()
    const { command } = await client.query(close)
    // The server's answer to "commit" after a failed statement whose error nobody passed on.
    if (command === 'ROLLBACK')
      throw new Error('nothing was stored: a statement had failed and its error was swallowed')
    return result
  } catch (error) {
    // Where even this fails the connection is not reused, and the first error is the one to report.
    await client.query(undo).catch(() => {})
    throw error
  }
}

const retried = async <T>(attempt: () => Promise<T>, retries: number): Promise<T> => {
  for (let count = 0; ; count += 1) {
    try {
      return await attempt()
    } catch (error) {
      if (count >= retries || !isConflict(error)) throw error
      await setTimeout(Math.random() * 20 * 2 ** count)
    }
  }
}

const isConflict = (error: unknown): boolean => {
  const cause = databaseCause(error)
  return cause instanceof DatabaseError && (cause.code === '40001' || cause.code === '40P01')
}

const isTx = (db: Db | Tx): db is Tx => 'release' in db.$client
