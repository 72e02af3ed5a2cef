import assert from 'node:assert/strict'
import { createServer } from 'node:net'
import { once } from 'node:events'
import { suite, test } from 'node:test'
import { serverSuite } from './each-database.fixture.ts'
import { openPool, type Pool, transaction } from './index.ts'

const workerUrl = new URL('./embedded.worker.ts', import.meta.url)

const terminateOthers =
  'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()'

serverSuite('lost connections', (open) => {
  test('idle ones are replaced', async () => {
    const { pool, close } = await open()
    await Promise.all(Array.from({ length: 5 }, () => pool.query('select pg_sleep(0.02)')))
    await pool.query(terminateOthers)
    const answers = await Promise.allSettled(Array.from({ length: 20 }, () => pool.query('select 1')))
    // A loss that had not been noticed yet may still surface, once for each connection.
    assert.ok(answers.filter(({ status }) => status === 'rejected').length <= 5)
    assert.equal((await pool.query('select 1')).rowCount, 1)
    await close()
  })

  test('running statements are told so, transactions fail, the process and the pool live on', async () => {
    const { pool, db, close } = await open()
    const lost = { name: 'DatabaseUnavailableError', reason: 'connection' }
    const running = Array.from({ length: 3 }, () => assert.rejects(pool.query('select pg_sleep(4)'), lost))
    const inTransaction = assert.rejects(
      transaction(db, async (tx) => {
        await tx.$client.query('create table never (n int)')
        await tx.$client.query('select pg_sleep(4)')
      }),
      lost,
    )
    const idleInTransaction = await pool.connect()
    await idleInTransaction.query('begin')
    await untilSleeping(pool, 4)
    await pool.query(terminateOthers)
    await Promise.all([...running, inTransaction])
    await assert.rejects(idleInTransaction.query('select 1'), lost)
    idleInTransaction.release()
    assert.deepEqual((await pool.query("select to_regclass('never') as never")).rows, [{ never: null }])
    await close()
  })

  test('one that leads to a read-only standby is not kept', async () => {
    const { pool, close } = await open({ max: 1 })
    const pid = async (): Promise<unknown> => (await pool.query('select pg_backend_pid() as pid')).rows[0]?.['pid']
    const first = await pid()
    await pool.query('set default_transaction_read_only = on')
    await assert.rejects(pool.query('create table never (n int)'), { reason: 'connection' })
    assert.notEqual(await pid(), first)
    await pool.query('create table created (n int)')
    await close()
  })

  test('the server knows our limits, and whose connection it is', async () => {
    const { pool, close } = await open({
      applicationName: 'orders',
      queryTimeoutMs: 5_000,
      lockTimeoutMs: 1_500,
      idleInTransactionTimeoutMs: 7_000,
    })
    const names = ['application_name', 'statement_timeout', 'lock_timeout', 'idle_in_transaction_session_timeout']
    const { rows } = await pool.query(`select ${names.map((name) => `current_setting('${name}') as ${name}`).join()}`)
    assert.deepEqual(rows, [
      {
        application_name: 'orders',
        statement_timeout: '4900ms',
        lock_timeout: '1500ms',
        idle_in_transaction_session_timeout: '7s',
      },
    ])
    await close()
  })
})

const untilSleeping = async (pool: Pool, count: number): Promise<void> => {
  const text = "select from pg_stat_activity where datname = current_database() and wait_event = 'PgSleep'"
  while ((await pool.query(text)).rows.length < count);
}

suite('a server that cannot be reached', () => {
  test('refuses: the pool opens all the same, and each use says so', async () => {
    const probe = createServer().listen(0, '127.0.0.1')
    await once(probe, 'listening')
    const address = probe.address()
    assert.ok(address !== null && typeof address === 'object')
    probe.close()
    const pool = await openPool({
      url: `postgres://nobody@127.0.0.1:${address.port}/none`,
      directory: 'memory',
      workerUrl,
    })
    await assert.rejects(pool.ping(), { name: 'DatabaseUnavailableError', reason: 'connection' })
    await pool.end()
  })

  test('is silent: the wait has an end', async () => {
    const silent = createServer((socket) => socket.on('error', () => {})).listen(0, '127.0.0.1')
    await once(silent, 'listening')
    const address = silent.address()
    assert.ok(address !== null && typeof address === 'object')
    const url = `postgres://nobody@127.0.0.1:${address.port}/none`
    const pool = await openPool({ url, directory: 'memory', workerUrl, acquireTimeoutMs: 200 })
    const started = performance.now()
    await assert.rejects(pool.ping(), { name: 'DatabaseUnavailableError', reason: 'connection' })
    assert.ok(performance.now() - started < 400)
    await pool.end()
    silent.close()
  })
})
