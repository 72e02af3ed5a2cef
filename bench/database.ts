import pg from 'pg'

/** The environment is not fit for measuring: said in one sentence, exit 5. */
export class EnvironmentError extends Error {}

export function databaseUrl(): string {
  const url = process.env['BENCH_DATABASE_URL'] ?? process.env['TEST_DATABASE_URL']
  if (url) return url
  throw new EnvironmentError(
    'Set BENCH_DATABASE_URL (or TEST_DATABASE_URL) to a PostgreSQL whose user may create databases.',
  )
}

export function urlOf(database: string): string {
  const url = new URL(databaseUrl())
  url.pathname = `/${database}`
  return url.href
}

/** One short-lived connection, bounded in time. */
export async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000, statement_timeout: 60_000 })
  // A connection that breaks later shows in the query that is running; without a listener it would end the process.
  client.on('error', () => undefined)
  try {
    await client.connect()
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause)
    throw new EnvironmentError(`PostgreSQL cannot be reached: ${why || 'no answer'}`, { cause })
  }
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

export async function createDatabase(name: string): Promise<void> {
  await dropDatabase(name)
  await withClient(databaseUrl(), (client) => client.query(`create database ${client.escapeIdentifier(name)}`))
}

export async function dropDatabase(name: string): Promise<void> {
  await withClient(databaseUrl(), (client) =>
    client.query(`drop database if exists ${client.escapeIdentifier(name)} with (force)`),
  )
}

/** So that none comes due while something is measured. Who may not ask for it measures with more noise. */
export async function checkpoint(): Promise<void> {
  await withClient(databaseUrl(), (client) => client.query('checkpoint').catch(() => undefined))
}

export async function serverVersion(): Promise<string> {
  const found = await withClient(databaseUrl(), (client) =>
    client.query<{ version: string }>(`select split_part(current_setting('server_version'), ' ', 1) as version`),
  )
  return found.rows[0]?.version ?? 'unknown'
}
