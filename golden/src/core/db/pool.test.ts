import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { eq, sql } from 'drizzle-orm'
import { integer, pgTable } from 'drizzle-orm/pg-core'
import type { TestDatabase } from '../../../test/database.ts'
import { suiteOnEachDatabase } from './each-database.fixture.ts'
import { DatabaseError, databaseCause, DatabaseUnavailableError } from './index.ts'

const numbers = pgTable('numbers', { n: integer().primaryKey() })

suiteOnEachDatabase('pool', (open) => {
  let database: TestDatabase
  before(async () => {
    database = await open({ acquireTimeoutMs: 300 })
    await database.pool.query('create table numbers (n int constraint numbers_key primary key check (n > 0))')
    await database.pool.query('insert into numbers values (1), (2)')
  })
  after(() => database.close())

  const failures: readonly (readonly [what: string, text: string, values: unknown[], code: string, more: object])[] = [
    [
      'a duplicate',
      'insert into numbers values ($1)',
      [1],
      '23505',
      { constraint: 'numbers_key', table: 'numbers', detail: 'Key (n)=(1) already exists.' },
    ],
    [
      'a failed check',
      'insert into numbers values ($1)',
      [0],
      '23514',
      { constraint: 'numbers_n_check', table: 'numbers', schema: 'public' },
    ],
    ['a missing value', 'insert into numbers values (null)', [], '23502', { column: 'n', table: 'numbers' }],
    ['a value that cannot be read', 'select $1::int', ['x'], '22P02', { severity: 'ERROR' }],
    ['a division by zero', 'select 1 / $1::int', [0], '22012', {}],
    ['a syntax error', 'selec 1', [], '42601', { position: '1' }],
    ['an unknown table', 'select * from nowhere where n = $1', [1], '42P01', {}],
    ['a zero byte', 'select $1::text', ['\0'], '22021', {}],
  ]
  for (const [what, text, values, code, more] of failures) {
    test(`${what} is an error of the server, and the pool works on`, async () => {
      await assert.rejects(database.pool.query(text, values), (error) => {
        assert.ok(error instanceof DatabaseError)
        assert.equal(error.code, code)
        for (const [key, value] of Object.entries(more)) assert.equal(Reflect.get(error, key), value, key)
        return true
      })
      const { rows } = await database.pool.query('select n from numbers order by n')
      assert.deepEqual(rows, [{ n: 1 }, { n: 2 }])
    })
  }

  test('an error leads to the line that asked', async () => {
    const error = await database.pool.query('selec').catch((reason: unknown) => reason)
    assert.ok(error instanceof Error)
    assert.match(error.stack ?? '', /pool\.test\.ts/)
  })

  test('a named statement is prepared once and keeps its rows apart', async () => {
    const named = { name: 'number_by_n', text: 'select n from numbers where n = $1', rowMode: 'array' } as const
    for (const n of [1, 2, 1]) assert.deepEqual((await database.pool.query(named, [n])).rows, [[n]])
    const fails = { name: 'fails_on_zero', text: 'select 1 / $1::int as n' }
    await assert.rejects(database.pool.query(fails, [0]), { code: '22012' })
    assert.deepEqual((await database.pool.query(fails, [1])).rows, [{ n: 1 }])
  })

  test('a value that cannot be sent is an error, and the pool works on', async () => {
    const circular: Record<string, unknown> = {}
    circular['self'] = circular
    await assert.rejects(database.pool.query('select $1::json', [circular]), TypeError)
    assert.equal((await database.pool.query('select 1 as n')).rows.length, 1)
  })

  test('a hundred at once each get their own answer', async () => {
    const answers = await Promise.all(
      Array.from({ length: 100 }, (_, n) => database.pool.query<{ n: number }>('select $1::int as n', [n])),
    )
    assert.deepEqual(
      answers.map(({ rows }) => rows[0]?.n),
      Array.from({ length: 100 }, (_, n) => n),
    )
  })

  test('several statements on one connection are answered in order', async () => {
    const client = await database.pool.connect()
    const answers = await Promise.allSettled([
      client.query('select 1 as n'),
      client.query('selec'),
      client.query('select 3 as n'),
    ])
    client.release()
    assert.deepEqual(
      answers.map(({ status }) => status),
      ['fulfilled', 'rejected', 'fulfilled'],
    )
  })

  test('a transaction left open by its user is not handed on', async () => {
    const client = await database.pool.connect()
    await client.query('begin')
    await client.query('insert into numbers values (99)')
    client.release()
    const { rows } = await database.pool.query('select n from numbers where n = 99')
    assert.deepEqual(rows, [])
    await database.pool.query('begin')
    await database.pool.query('begin; selec').catch(() => {})
    for (let n = 0; n < 3; n += 1) {
      const state = await database.pool.query('select now() = statement_timestamp() as outside')
      assert.deepEqual(state.rows, [{ outside: true }])
    }
  })

  test('a released connection refuses further use', async () => {
    const client = await database.pool.connect()
    client.release()
    client.release()
    await assert.rejects(client.query('select 1'), /after its release/)
  })

  test('a connection that is ended takes the statement on it along', async () => {
    const { pool, close } = await open()
    const client = await pool.connect()
    const running = client.query('select count(*) from generate_series(1, 20000000)')
    client.release(true)
    await assert.rejects(running, { name: 'DatabaseUnavailableError', reason: 'connection' })
    await pool.ping()
    await close()
  })

  test('when all connections are lent, the next in line is told so in time', async () => {
    const max = database.pool.kind === 'embedded' ? 1 : 10
    const lent = await Promise.all(Array.from({ length: max }, () => database.pool.connect()))
    const started = performance.now()
    const refusal = await database.pool.query('select 1').catch((error: unknown) => error)
    const waited = performance.now() - started
    for (const client of lent) client.release()
    assert.ok(refusal instanceof DatabaseUnavailableError)
    assert.equal(refusal.reason, 'busy')
    assert.ok(waited > 250 && waited < 450, `waited ${waited} ms`)
    assert.deepEqual(database.pool.stats(), { total: max, idle: max, waiting: 0 })
    await database.pool.ping()
  })

  test('Drizzle runs on it, and its own transaction is closed off', async () => {
    const found = await database.db.select().from(numbers).where(eq(numbers.n, 2))
    assert.deepEqual(found, [{ n: 2 }])
    assert.deepEqual((await database.db.execute(sql`select ${1}::int as n`)).rows, [{ n: 1 }])
    const { transaction } = database.db as unknown as { transaction: () => void }
    assert.throws(transaction, /use transaction\(db, work\)/)
    const error = await database.db.insert(numbers).values({ n: 1 }).catch(databaseCause)
    assert.ok(error instanceof DatabaseError)
    assert.equal(error.constraint, 'numbers_key')
  })

  test('a closed pool says so, and closing twice is harmless', async () => {
    const other = await open()
    await other.pool.ping()
    await Promise.all([other.pool.end(), other.pool.end()])
    await assert.rejects(other.pool.query('select 1'), (error) => {
      return error instanceof DatabaseUnavailableError && error.reason === 'closed'
    })
    await other.close()
  })
})
