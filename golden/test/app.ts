import assert from 'node:assert/strict'
import { after } from 'node:test'
import { sql } from 'drizzle-orm'
import type { FastifyInstance } from 'fastify'
import { buildApp } from '../src/app.ts'
import { api } from '../src/api.ts'
import { loadConfig } from '../src/config.ts'
import type { Db } from '../src/core/db/index.ts'
import { type ErrorKind, statusOf as statuses } from '../src/core/errors/index.ts'
import { createLogger } from '../src/core/log/index.ts'
import type { Scope } from '../src/core/scope/index.ts'
import { openTestDatabase } from './database.ts'

export interface Answer {
  readonly status: number
  readonly headers: Headers
  // oxlint-disable-next-line no-explicit-any -- a test looks into a body by its path; the assertion is the type
  readonly body: any
}

export interface Pending extends Promise<Answer> {
  /** fails the test, with the body, when another status comes back */
  expect(status: number): Promise<Answer>
}

/** What it takes to make rows below HTTP. */
export interface Rows {
  readonly db: Db
  scope(): Scope
}

export type TestApp = Awaited<ReturnType<typeof startApp>>

/** The status that this API gives to a kind of error. */
export const statusOf = (kind: ErrorKind): number => ({ ...statuses, ...api.statuses })[kind]

/** The whole app on a database of its own, spoken to over HTTP. Closed at the end of the suite. */
export const startApp = async (
  environment: Readonly<Record<string, string>> = {},
  /** adds routes that only a test needs */
  extend: (app: FastifyInstance) => void = () => {},
) => {
  const { pool, db, close } = await openTestDatabase()
  const config = loadConfig({ NODE_ENV: 'test', LOG_LEVEL: 'silent', MAX_LAG_MS: '600000', ...environment }, null)
  const { app, health } = await buildApp({
    config,
    pool,
    logger: createLogger({ level: config.logLevel, buffered: false }),
  })
  extend(app)
  const address = await app.listen({ host: '127.0.0.1', port: 0 })
  after(async () => {
    await app.close()
    await close()
  })

  const send = (method: string, path: string, body?: unknown): Pending =>
    sendRaw(path, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    })

  const sendRaw = (path: string, init: RequestInit): Pending => {
    const answer = fetch(address + path, init).then(read)
    return Object.assign(answer, { expect: async (status: number) => expectStatus(await answer, status) })
  }

  return {
    address,
    health,
    close: () => app.close(),
    pool,
    db,
    /** what a request would carry, for calls below HTTP */
    scope: (): Scope => ({
      requestId: 'test',
      now: new Date(),
      log: app.log,
      rows: { created: () => {}, deleted: () => {} },
    }),
    send: sendRaw,
    get: (path: string) => send('GET', path),
    post: (path: string, body?: unknown) => send('POST', path, body),
    put: (path: string, body?: unknown) => send('PUT', path, body),
    patch: (path: string, body?: unknown) => send('PATCH', path, body),
    delete: (path: string) => send('DELETE', path),
    /** rows in a table */
    count: async (table: string): Promise<number> =>
      Number((await db.execute(sql`select count(*) from ${sql.identifier(table)}`)).rows[0]?.['count']),
    /** empties a table */
    clear: async (table: string): Promise<void> =>
      void (await db.execute(sql`truncate ${sql.identifier(table)} cascade`)),
    /** empties every table, as if the app had just been migrated */
    clearAll: (): Promise<void> => clearAll(db),
  }
}

const clearAll = async (db: Db): Promise<void> => {
  const { rows } = await db.execute<{ name: string }>(
    sql`select tablename as name from pg_tables where schemaname = current_schema() and tablename <> 'schema_migrations'`,
  )
  if (rows.length === 0) return
  const tables = rows.map(({ name }) => sql.identifier(name))
  await db.execute(sql`truncate ${sql.join(tables, sql`, `)} restart identity cascade`)
}

const read = async (response: Response): Promise<Answer> => {
  const text = await response.text()
  const isJson = /json/.test(response.headers.get('content-type') ?? '')
  return { status: response.status, headers: response.headers, body: isJson && text !== '' ? JSON.parse(text) : text }
}

const expectStatus = (answer: Answer, status: number): Answer => {
  assert.equal(answer.status, status, `expected ${status}, got ${answer.status}: ${JSON.stringify(answer.body)}`)
  return answer
}
