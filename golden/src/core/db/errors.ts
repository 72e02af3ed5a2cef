import { DatabaseError } from 'pg'

export { DatabaseError }

export type UnavailableReason = 'deadline' | 'busy' | 'connection' | 'closed'

/** The database could not answer now; nothing is wrong with the statement itself. */
export class DatabaseUnavailableError extends Error {
  override readonly name = 'DatabaseUnavailableError'
  readonly reason: UnavailableReason

  constructor(reason: UnavailableReason, message: string, options?: ErrorOptions) {
    super(message, options)
    this.reason = reason
  }
}

/** SQLSTATEs, or their classes, by which the server says that it cannot serve anyone or us at the moment. */
const unavailable: Readonly<Record<string, UnavailableReason>> = {
  '08': 'connection',
  '25006': 'connection', // a read-only standby: the primary has moved
  '25P03': 'connection', // idle in transaction for too long
  '53': 'busy', // out of connections, memory or disk
  '55P03': 'busy', // lock_timeout
  '57014': 'deadline', // statement_timeout
  '57P01': 'connection',
  '57P02': 'connection',
  '57P03': 'connection',
  '57P05': 'connection',
}

/** What a failed statement is to the caller: the server's own error, or that the database is not available. */
export const explain = (error: unknown, connected: boolean): unknown => {
  if (error instanceof DatabaseError) {
    const code = error.code ?? ''
    const reason = unavailable[code] ?? unavailable[code.slice(0, 2)]
    return reason === undefined ? error : new DatabaseUnavailableError(reason, error.message, { cause: error })
  }
  if (connected || error instanceof DatabaseUnavailableError) return error
  return new DatabaseUnavailableError('connection', 'the connection to the database was lost', { cause: error })
}

/** The database's own error inside the wrapper that Drizzle puts around it; any other error as it is. */
export const databaseCause = (error: unknown): unknown => {
  let cause = error
  while (cause instanceof Error) {
    if (cause instanceof DatabaseError || cause instanceof DatabaseUnavailableError) return cause
    cause = cause.cause
  }
  return error
}
