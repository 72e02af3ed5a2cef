import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout } from 'node:timers/promises'
import { serverSuite, suiteOnEachDatabase } from '../../golden/src/core/db/each-database.fixture.ts'
import { type Pool, transaction } from '../../golden/src/core/db/index.ts'

const deadlineMs = 400
const late = { name: 'DatabaseUnavailableError', reason: 'deadline' }

const slow = (pool: Pool): string =>
  pool.kind === 'postgres'
    ? 'select pg_sleep(5)'
    : 'select count(*) from generate_series(1, 100000) a, generate_series(1, 100000) b'

/** The longest time for which nothing else could run meanwhile. */
const longestGap = async (work: () => Promise<void>): Promise<number> => {
  let last = performance.now()
  let longest = 0
  const tick = (): void => {
    const now = performance.now()
    longest = Math.max(longest, now - last)
    last = now
  }
  const timer = setInterval(tick, 2)
  await work()
  tick()
  clearInterval(timer)
  return longest
}

suiteOnEachDatabase('deadline', (open) => {
  test('a slow statement ends with its deadline, holds up nothing, and what was acknowledged is still there', async () => {
    const { pool, close } = await open({ queryTimeoutMs: deadlineMs, acquireTimeoutMs: 5_000 })
    await pool.query('create table kept (n int)')
    for (let n = 1; n <= 20; n += 1) await pool.query('insert into kept values ($1)', [n])
    const started = performance.now()
    const gap = await longestGap(() => assert.rejects(pool.query(slow(pool)), late))
    const took = performance.now() - started
    assert.ok(took > deadlineMs - 150 && took < deadlineMs + 100, `ended after ${took} ms`)
    assert.ok(gap < 100, `the event loop stood still for ${gap} ms`)
    const { rows } = await pool.query('select count(*), max(n) from kept')
    assert.deepEqual(rows, [{ count: '20', max: 20 }])
    await close()
  })

  test('a transaction that overruns stores nothing, and its later statements fail too', async () => {
    const { pool, db, close } = await open({ queryTimeoutMs: deadlineMs, acquireTimeoutMs: 5_000 })
    await pool.query('create table kept (n int)')
    let after: unknown
    const work = transaction(db, async (tx) => {
      await tx.$client.query('insert into kept values (1)')
      await tx.$client.query(slow(pool)).catch(async (error: unknown) => {
        after = await tx.$client.query('select 1').catch((reason: unknown) => reason)
        throw error
      })
    })
    await assert.rejects(work, late)
    assert.ok(after instanceof Error)
    assert.deepEqual((await pool.query('select count(*) from kept')).rows, [{ count: '0' }])
    await close()
  })

  test('those who wait for their turn are told that the pool is busy, and it recovers', async () => {
    const { pool, close } = await open({ queryTimeoutMs: deadlineMs, acquireTimeoutMs: 150, max: 1 })
    const first = assert.rejects(pool.query(slow(pool)), late)
    await setTimeout(20)
    await assert.rejects(pool.query('select 1'), { reason: 'busy' })
    await first
    for (let tries = 0; tries < 20; tries += 1) {
      if (
        await pool.ping().then(
          () => true,
          () => false,
        )
      )
        break
      await setTimeout(100)
    }
    await pool.ping()
    await close()
  })

  test('a connection can be given another deadline, or none', async () => {
    const { pool, close } = await open({ queryTimeoutMs: 150 })
    const client = await pool.connect({ queryTimeoutMs: 0 })
    if (pool.kind === 'postgres') await client.query('set statement_timeout = 0; select pg_sleep(0.4)')
    else await client.query("do $$ begin while clock_timestamp() < now() + interval '400 ms' loop end loop; end $$")
    client.release(true)
    await assert.rejects(pool.query(slow(pool)), late)
    await close()
  })
})

serverSuite('deadline without help from the server', (open) => {
  test('the connection is ended', async () => {
    const { pool, close } = await open({ queryTimeoutMs: deadlineMs })
    const client = await pool.connect()
    await client.query('set statement_timeout = 0')
    const started = performance.now()
    await assert.rejects(client.query('select pg_sleep(5)'), late)
    assert.ok(performance.now() - started < deadlineMs + 100)
    client.release()
    assert.equal(pool.stats().total, 0)
    await pool.ping()
    await close()
  })

  test('a lock that another holds is not waited for without end', async () => {
    const { pool, db, close } = await open({ lockTimeoutMs: 100 })
    await pool.query('create table locked (n int)')
    const holder = await pool.connect()
    await holder.query('begin; lock table locked')
    const work = transaction(db, (tx) => tx.$client.query('select * from locked'))
    await assert.rejects(work, { name: 'DatabaseUnavailableError', reason: 'busy' })
    holder.release()
    await close()
  })
})
