import { type ClientBase, Pool as DriverPool, type PoolConfig } from 'pg'
import { Connection } from './connection.ts'
import { refuseInsideTransaction } from './current.ts'
import { DatabaseUnavailableError, explain } from './errors.ts'
import { giveBack, Lease, type Borrowed } from './lease.ts'
import type { Client, ConnectOptions, Pool, PoolLog, PoolStats, Result, Statement } from './types.ts'

export interface ConnectionPoolOptions extends PoolConfig {
  readonly kind: Pool['kind']
  readonly queryTimeoutMs: number
  /** Run on each new connection before its first use. */
  readonly prepare: readonly string[]
  readonly logger: PoolLog | undefined
  /** What remains to be closed when the last connection is gone. */
  readonly afterEnd?: () => Promise<void>
}

/** The driver's pool, kept by our rules: deadlines, errors that say what to do, no connection reused in an unknown state. */
export class ConnectionPool implements Pool {
  readonly kind: Pool['kind']
  readonly #pool: DriverPool
  readonly #queryTimeoutMs: number
  readonly #afterEnd: () => Promise<void>
  #ended: Promise<void> | undefined

  constructor({ kind, queryTimeoutMs, prepare, logger, afterEnd = async () => {}, ...options }: ConnectionPoolOptions) {
    this.kind = kind
    this.#queryTimeoutMs = queryTimeoutMs
    this.#afterEnd = afterEnd
    this.#pool = new DriverPool({
      ...options,
      Client: Connection,
      onConnect: (client) => this.#prepare(client, prepare),
    })
    // A connection lost while idle is replaced by the next use; without a listener it would end the process.
    this.#pool.on('error', (err) => logger?.warn({ err }, 'an idle database connection was lost'))
  }

  // An error outside a transaction leaves the connection as good as before, so unlike the driver's pool this one keeps it.
  async query<R>(statement: Statement | string, values?: readonly unknown[]): Promise<Result<R>> {
    const connection = await this.#borrow(this.#queryTimeoutMs)
    try {
      return await connection.run<R>(statement, values)
    } finally {
      giveBack(connection)
    }
  }

  async connect({ queryTimeoutMs = this.#queryTimeoutMs }: ConnectOptions = {}): Promise<Client> {
    return new Lease(await this.#borrow(queryTimeoutMs))
  }

  async #prepare(client: ClientBase, statements: readonly string[]): Promise<void> {
    if (!(client instanceof Connection)) return
    client.limit(this.#queryTimeoutMs)
    for (const statement of statements) await client.run(statement)
  }

  async #borrow(queryTimeoutMs: number): Promise<Borrowed> {
    refuseInsideTransaction(this)
    if (this.#ended !== undefined) throw new DatabaseUnavailableError('closed', 'the database pool is closed')
    try {
      // The driver's pool makes its clients of the class it was given.
      const connection = (await this.#pool.connect()) as Borrowed
      connection.limit(queryTimeoutMs)
      return connection
    } catch (error) {
      throw notConnected(error)
    }
  }

  async ping(): Promise<void> {
    await this.query('select 1')
  }

  stats(): PoolStats {
    const { totalCount: total, idleCount: idle, waitingCount: waiting } = this.#pool
    return { total, idle, waiting }
  }

  end(): Promise<void> {
    this.#ended ??= this.#pool.end().then(this.#afterEnd)
    return this.#ended
  }
}

const notConnected = (error: unknown): DatabaseUnavailableError => {
  // The driver's pool has no code for this, and two texts for two cases: this one is "all connections are lent".
  if (error instanceof Error && error.message === 'timeout exceeded when trying to connect') {
    return new DatabaseUnavailableError('busy', 'no database connection became free in time', { cause: error })
  }
  const explained = explain(error, true)
  if (explained instanceof DatabaseUnavailableError) return explained
  const reason = error instanceof Error ? error.message : String(error)
  return new DatabaseUnavailableError('connection', `could not connect to the database: ${reason}`, { cause: error })
}
