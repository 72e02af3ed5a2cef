import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import { integer, pgTable } from 'drizzle-orm/pg-core'
import type { TestDatabase } from '../../../test/database.ts'
import { suiteOnEachDatabase } from './each-database.fixture.ts'
import { currentTransaction, DatabaseError, transaction, type Tx } from './index.ts'

const entries = pgTable('entries', { n: integer().primaryKey() })

suiteOnEachDatabase('transaction', (open) => {
  let database: TestDatabase
  before(async () => {
    database = await open()
    await database.pool.query('create table entries (n int primary key)')
  })
  beforeEach(async () => {
    await database.pool.query('truncate entries')
  })
  after(() => database.close())

  const add = (tx: Tx, n: number): Promise<unknown> => tx.$client.query('insert into entries values ($1)', [n])
  const stored = async (): Promise<number[]> => {
    const { rows } = await database.pool.query<{ n: number }>('select n from entries order by n')
    return rows.map(({ n }) => n)
  }

  test('what work did is stored, and its result returned', async () => {
    const result = await transaction(database.db, async (tx) => {
      await tx.insert(entries).values({ n: 1 })
      await add(tx, 2)
      return 'done'
    })
    assert.equal(result, 'done')
    assert.deepEqual(await stored(), [1, 2])
  })

  test('nothing is stored when work throws, and its own error comes out', async () => {
    const mistake = new Error('changed my mind')
    const work = async (tx: Tx): Promise<void> => {
      await add(tx, 1)
      throw mistake
    }
    await assert.rejects(transaction(database.db, work), (error) => error === mistake)
    assert.deepEqual(await stored(), [])
  })

  test('the first error comes out when the rollback fails as well', async () => {
    const mistake = new Error('changed my mind')
    const work = async (tx: Tx): Promise<void> => {
      tx.$client.release(true)
      throw mistake
    }
    await assert.rejects(transaction(database.db, work), (error) => error === mistake)
    await database.pool.ping()
  })

  test('a swallowed error does not pass for success', async () => {
    const work = async (tx: Tx): Promise<void> => {
      await add(tx, 1)
      await add(tx, 1).catch(() => {})
    }
    await assert.rejects(transaction(database.db, work), /its error was swallowed/)
    assert.deepEqual(await stored(), [])
  })

  test('nobody else sees it before it is stored', async () => {
    const added = Promise.withResolvers<void>()
    const looked = Promise.withResolvers<void>()
    const writing = transaction(database.db, async (tx) => {
      await add(tx, 1)
      added.resolve()
      // One session answers the others only afterwards.
      if (database.pool.kind === 'postgres') await looked.promise
    })
    await added.promise
    const early = database.pool.kind === 'postgres' ? await stored() : []
    const during = stored()
    looked.resolve()
    await writing
    assert.deepEqual(early, [])
    if (database.pool.kind === 'embedded') assert.deepEqual(await during, [1])
    assert.deepEqual(await stored(), [1])
  })

  test('the pool refuses to be used inside, and again not afterwards', async () => {
    const inside = /the pool was used inside a transaction; use tx/
    let later: Promise<unknown> = Promise.resolve()
    const ended = Promise.withResolvers<void>()
    await transaction(database.db, async (tx) => {
      await assert.rejects(database.pool.query('select 1'), inside)
      await assert.rejects(database.pool.connect(), inside)
      await assert.rejects(
        transaction(database.db, () => Promise.resolve()),
        inside,
      )
      await assert.rejects(database.db.select().from(entries), (error: Error) => inside.test(String(error.cause)))
      await add(tx, 1)
      later = ended.promise.then(() => database.pool.query('select 1'))
    })
    ended.resolve()
    await later
    assert.deepEqual(await stored(), [1])
  })

  test('the current transaction is known to the code within, and to no other', async () => {
    assert.equal(currentTransaction(), undefined)
    await transaction(database.db, async (tx) => {
      await Promise.resolve()
      assert.equal(currentTransaction(), tx)
    })
    assert.equal(currentTransaction(), undefined)
  })

  test('a tx is of no use after its end', async () => {
    const tx = await transaction(database.db, (own) => Promise.resolve(own))
    await assert.rejects(add(tx, 1), /has ended/)
  })

  test('a part can fail on its own', async () => {
    await transaction(database.db, async (tx) => {
      await add(tx, 1)
      const part = transaction(tx, async (same) => {
        await add(same, 2)
        await add(same, 1)
      })
      await assert.rejects(part, (error) => error instanceof DatabaseError && error.code === '23505')
      await transaction(tx, (same) => add(same, 3))
    })
    assert.deepEqual(await stored(), [1, 3])
  })

  const failTimes = (times: number, code: string, first = 0) => {
    let runs = 0
    const work = async (tx: Tx): Promise<number> => {
      runs += 1
      await add(tx, first + runs)
      if (runs <= times) await tx.$client.query(`do $$ begin raise sqlstate '${code}'; end $$`)
      return runs
    }
    return { work, runs: () => runs }
  }

  test('work is run again after a conflict, three times at most', async () => {
    const deadlocked = failTimes(3, '40P01')
    assert.equal(await transaction(database.db, deadlocked.work), 4)
    assert.deepEqual(await stored(), [4])
    const hopeless = failTimes(9, '40001', 10)
    await assert.rejects(transaction(database.db, hopeless.work), { code: '40001' })
    assert.equal(hopeless.runs(), 4)
    const once = failTimes(1, '40001', 20)
    await assert.rejects(transaction(database.db, once.work, { retries: 0 }), { code: '40001' })
    assert.equal(once.runs(), 1)
  })

  test('work is not run again after any other error', async () => {
    const { work, runs } = failTimes(1, '23505')
    await assert.rejects(transaction(database.db, work), { code: '23505' })
    assert.equal(runs(), 1)
  })

  test('isolation and read only are passed on', async () => {
    const settings = await transaction(
      database.db,
      async (tx) => (await tx.$client.query("select current_setting('transaction_isolation') as level")).rows,
      { isolation: 'serializable', readOnly: true },
    )
    assert.deepEqual(settings, [{ level: 'serializable' }])
    await assert.rejects(
      transaction(database.db, (tx) => add(tx, 1), { readOnly: true }),
      { message: /read-only transaction/ },
    )
  })

  test('writers that read what the other writes all come through', async () => {
    await database.pool.query('insert into entries values (1000)')
    const bump = (): Promise<unknown> =>
      transaction(
        database.db,
        async (tx) => {
          const { rows } = await tx.$client.query<{ n: number }>('select max(n) as n from entries')
          await add(tx, (rows[0]?.n ?? 0) + 1)
        },
        { isolation: 'serializable', retries: 20 },
      ).catch((error: unknown) => {
        if (!(error instanceof DatabaseError) || error.code !== '23505') throw error
      })
    await Promise.all(Array.from({ length: 6 }, bump))
    const numbers = await stored()
    assert.deepEqual(
      numbers,
      numbers.map((_, index) => 1000 + index),
    )
  })
})
