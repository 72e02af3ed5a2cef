/** One statement as a value. A named statement is parsed and planned once per connection. */
export interface Statement {
  readonly name?: string
  readonly text: string
  readonly values?: readonly unknown[]
  readonly rowMode?: 'array'
  readonly types?: TypeParsers
}

export interface TypeParsers {
  getTypeParser(oid: number, format?: string): (text: string) => unknown
}

export interface Field {
  readonly name: string
  readonly tableID: number
  readonly columnID: number
  readonly dataTypeID: number
  readonly dataTypeSize: number
  readonly dataTypeModifier: number
  readonly format: string
}

export interface Result<R> {
  readonly rows: R[]
  readonly rowCount: number | null
  readonly fields: Field[]
  readonly command: string
}

export interface Queryable {
  query<R = Record<string, unknown>>(statement: Statement | string, values?: readonly unknown[]): Promise<Result<R>>
}

/** One connection, lent until `release`. Whoever is not sure of its state releases it with `true`. */
export interface Client extends Queryable {
  release(destroy?: boolean | Error): void
}

export interface ConnectOptions {
  /** Replaces the pool's deadline per query on this connection; 0 is none. */
  readonly queryTimeoutMs?: number
}

export interface PoolStats {
  readonly total: number
  readonly idle: number
  readonly waiting: number
}

export interface Pool extends Queryable {
  readonly kind: 'postgres' | 'embedded'
  connect(options?: ConnectOptions): Promise<Client>
  end(): Promise<void>
  /** Resolves when the database answers a query. */
  ping(): Promise<void>
  stats(): PoolStats
}

export interface PoolLog {
  info(details: object, message: string): void
  warn(details: object, message: string): void
}

export interface PoolOptions {
  /** A PostgreSQL server; null means the embedded database. */
  readonly url: string | null
  /** Where the embedded database lives; `memory` is one that ends with the pool. */
  readonly directory: string
  /** The module of the embedded database's worker: source while developing, beside the bundle in production. */
  readonly workerUrl: URL
  readonly applicationName?: string
  readonly max?: number
  readonly acquireTimeoutMs?: number
  readonly queryTimeoutMs?: number
  readonly lockTimeoutMs?: number
  readonly idleTimeoutMs?: number
  readonly idleInTransactionTimeoutMs?: number
  readonly log?: PoolLog
}
