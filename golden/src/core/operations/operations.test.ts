import assert from 'node:assert/strict'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { after, beforeEach, suite, test } from 'node:test'
import { sql } from 'drizzle-orm'
import { foreignKey, integer, numeric, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { pino } from 'pino'
import { openTestDatabase } from '../../../test/database.ts'
import { type RowOf, createdAt, identity, instant, linked, partsOf, repository, updatedAt } from '../data/index.ts'
import type { Tx } from '../db/index.ts'
import { AppError, statusOf } from '../errors/index.ts'
import type { Scope } from '../scope/index.ts'
import { type Contract, type Handler, contract, notWritten, operationRunner } from './index.ts'

// jars hold coins and may be sealed; labels stick to them

const jarsTable = pgTable('jars', {
  ...identity,
  count: integer().notNull().default(0),
  price: numeric({ precision: 10, scale: 2 }).notNull().default('0.10'),
  state: text({ enum: ['open', 'sealed', 'broken'] })
    .notNull()
    .default('open'),
  note: text(),
  sealedAt: instant('sealed_at'),
  createdAt: createdAt(),
  updatedAt: updatedAt(),
})

const coinsTable = pgTable(
  'coins',
  {
    ...identity,
    jarId: uuid('jar_id').notNull(),
    worth: integer().notNull(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [foreignKey({ name: 'coins_jar_id_fkey', columns: [table.jarId], foreignColumns: [jarsTable.id] })],
)

const labelsTable = pgTable('labels', { ...identity, createdAt: createdAt(), updatedAt: updatedAt() })

const migrations = mkdtempSync(join(tmpdir(), 'operations-'))
writeFileSync(
  join(migrations, '0001_jars.up.sql'),
  `create table jars (
    id uuid primary key, count integer not null constraint jars_count_check check (count >= 0),
    price numeric(10, 2) not null, state text not null, note text, sealed_at timestamptz(3),
    created_at timestamptz(3) not null, updated_at timestamptz(3) not null);
  create table coins (
    id uuid primary key, jar_id uuid not null constraint coins_jar_id_fkey references jars, worth integer not null,
    created_at timestamptz(3) not null, updated_at timestamptz(3) not null);
  create table labels (id uuid primary key, created_at timestamptz(3) not null, updated_at timestamptz(3) not null);
  create table jars_labels (
    jar_id uuid not null references jars, label_id uuid not null references labels, primary key (jar_id, label_id));`,
)
writeFileSync(join(migrations, '0001_jars.down.sql'), 'drop table jars_labels, labels, coins, jars;')

const paging = { style: 'page', size: 20, max: 100, total: 'exact' } as const
const labels = repository(labelsTable, { sort: ['createdAt'], paging })
const coins = repository(coinsTable, { sort: ['createdAt'], paging })
const jars = repository(jarsTable, {
  sort: ['createdAt'],
  paging,
  shows: { coins: partsOf(() => coins, 'jarId'), labels: linked('jars_labels', 'jar_id', 'label_id') },
  rules: {
    few_coins: {
      says: 'A jar holds three coins.',
      keys: [],
      sql: '(select count(*) from coins c where c.jar_id = it.id) <= 3',
    },
  },
})
type Jar = RowOf<typeof jars>
type Coin = RowOf<typeof coins>
type Label = RowOf<typeof labels>

const now = '2026-01-02T03:04:05.678Z'
const scope: Scope = {
  requestId: 'test',
  now: new Date(now),
  log: pino({ level: 'silent' }),
  rows: { created: () => {}, deleted: () => {} },
}

/** An id that no row has. */
const nobody = '018f0000-0000-7000-8000-000000000000'

const refusal =
  (kind: string, code = kind, ...pointers: string[]) =>
  (error: unknown) => {
    assert.ok(error instanceof AppError, String(error))
    assert.deepEqual([error.kind, error.code, error.errors.map(({ pointer }) => pointer)], [kind, code, pointers])
    return true
  }

suite('operations', async () => {
  const { db, pool, close } = await openTestDatabase({ migrations })
  after(close)
  beforeEach(() => pool.query('truncate jars_labels, labels, coins, jars'))
  const run = operationRunner(db, 10_000)

  const jar = async (values: Parameters<typeof jars.create>[2] = {}): Promise<string> =>
    (await jars.create(db, scope, values)).id
  const read = (id: string): Promise<Jar> => jars.get(db, scope, id)

  suite('checks', () => {
    const strict = contract<{ n: number; label: Label }, Jar>({
      name: 'jars.strict',
      row: () => jars,
      references: { label: { key: 'labelId', of: () => labels } },
      transition: { key: 'state', from: ['open'], to: 'sealed' },
      fails: {
        too_many: {
          kind: 'conflict',
          status: 418,
          says: 'There are fewer.',
          when: ({ input }) => sql`it.count < ${input.n}::int`,
        },
        empty: { kind: 'rule', when: () => sql`it.count = 0` },
      },
      returns: () => jars,
    })

    test('find the row first, then what it is sent with, then its state, then the failures as they stand', async () => {
      const [sealed, open, labelId] = [
        await jar({ state: 'sealed' }),
        await jar(),
        (await labels.create(db, scope, {})).id,
      ]
      const call = (id: string, sent: object) => run(scope, strict, { id, sent: { n: 1, labelId, ...sent } })
      await assert.rejects(call(nobody, { labelId: nobody }), refusal('not_found'))
      await assert.rejects(
        call(sealed, { labelId: nobody }),
        refusal('unknown_reference', 'unknown_reference', '/labelId'),
      )
      await assert.rejects(call(sealed, {}), refusal('transition'))
      await assert.rejects(call(open, { n: 1 }), refusal('conflict', 'too_many'))
      await assert.rejects(call(open, { n: 0 }), refusal('rule', 'empty'))
    })

    test('find the row first, whichever row is locked first', async () => {
      // their order in the database is that of their ids
      for (const [id, labelId] of [
        ['018f0000-0000-7000-8000-00000000000a', '018f0000-0000-7000-8000-00000000000b'],
        ['018f0000-0000-7000-8000-00000000000b', '018f0000-0000-7000-8000-00000000000a'],
      ] as const) {
        const twice = contract<{ other: Jar }, Jar>({
          name: 'jars.twice',
          row: () => jars,
          references: { other: { key: 'otherId', of: () => jars } },
          returns: () => jars,
        })
        await assert.rejects(run(scope, twice, { id, sent: { otherId: labelId } }), refusal('not_found'))
      }
    })

    test('give a failure its kind, status and words', async () => {
      const labelId = (await labels.create(db, scope, {})).id
      const refused = run(scope, strict, { id: await jar(), sent: { n: 1, labelId } })
      await assert.rejects(refused, { kind: 'conflict', status: 418, message: 'There are fewer.' })
      const plain = run(scope, strict, { id: await jar(), sent: { n: 0, labelId } })
      await assert.rejects(plain, { kind: 'rule', status: undefined, message: 'Empty.' })
    })

    test('change nothing where one fails', async () => {
      const id = await jar()
      const before = await read(id)
      const labelId = (await labels.create(db, scope, {})).id
      await assert.rejects(run(scope, strict, { id, sent: { n: 1, labelId } }), refusal('conflict', 'too_many'))
      assert.deepEqual(await read(id), before)
    })

    test('do not fail by a condition that is missing', async () => {
      const urgent = contract<object, Jar>({
        name: 'jars.urgent',
        row: () => jars,
        fails: { urgent: { kind: 'rule', when: () => sql`it.note = 'urgent'` } },
        returns: () => jars,
      })
      await assert.rejects(
        run(scope, urgent, { id: await jar({ note: 'urgent' }), sent: {} }),
        refusal('rule', 'urgent'),
      )
      assert.equal((await run(scope, urgent, { id: await jar(), sent: {} })).note, null)
    })

    test('see the moment of the request', async () => {
      const late = contract<object, Jar>({
        name: 'jars.late',
        row: () => jars,
        fails: {
          wrong_day: { kind: 'rule', when: ({ today }) => sql`${today} <> '2026-01-02'` },
          late: { kind: 'rule', when: (given) => sql`${given.now}::timestamptz <= '2026-01-02T03:04:05.678Z'` },
        },
        returns: () => jars,
      })
      await assert.rejects(run(scope, late, { id: await jar(), sent: {} }), refusal('rule', 'late'))
    })

    test('need no row', async () => {
      const rowless = contract<{ n: number }, null>({
        name: 'jars.rowless',
        fails: { negative: { kind: 'invalid', when: ({ input }) => sql`${input.n}::int < 0` } },
      })
      await assert.rejects(run(scope, rowless, { sent: { n: -1 } }), refusal('invalid', 'negative'))
      assert.equal(await run(scope, rowless, { sent: { n: 1 } }), null)
    })
  })

  suite('a transition', () => {
    const seal = contract<object, Jar>({
      name: 'jars.seal',
      row: () => jars,
      transition: { key: 'state', from: ['open'], to: 'sealed' },
      set: (given) => ({ sealedAt: given.now }),
      returns: () => jars,
    })

    test('leads from one state to the other, once for six calls at a time', async () => {
      const id = await jar()
      const calls = await Promise.allSettled(Array.from({ length: 6 }, () => run(scope, seal, { id, sent: {} })))
      const done = calls.flatMap((call) => (call.status === 'fulfilled' ? [call.value] : []))
      assert.deepEqual(
        done.map(({ state, sealedAt }) => [state, sealedAt]),
        [['sealed', now]],
      )
      for (const call of calls) if (call.status === 'rejected') refusal('transition')(call.reason)
    })

    test('says from where it starts', async () => {
      const refused = run(scope, seal, { id: await jar({ state: 'broken' }), sent: {} })
      await assert.rejects(refused, { message: 'jars.seal needs state open, and it is broken.' })
    })

    test('from anywhere is refused only where it leads', async () => {
      const smash = contract<object, Jar>({
        name: 'jars.smash',
        row: () => jars,
        transition: { key: 'state', from: [], to: 'broken' },
        returns: () => jars,
      })
      const call = async (state: Jar['state']): Promise<Jar> =>
        run(scope, smash, { id: await jar({ state }), sent: {} })
      for (const state of ['open', 'sealed'] as const) assert.equal((await call(state)).state, 'broken')
      await assert.rejects(call('broken'), refusal('transition'))
    })
  })

  suite('what is set', () => {
    const take = contract<{ n: number }, Jar>({
      name: 'jars.take',
      row: () => jars,
      defaults: { n: 1 },
      fails: { too_few: { kind: 'conflict', when: ({ input }) => sql`it.count < ${input.n}::int` } },
      set: ({ input }) => ({ count: sql`it.count - ${input.n}::int`, note: 'taken' }),
      returns: () => jars,
    })

    test('may be SQL of the row, and is exact for twenty calls at a time', async () => {
      const id = await jar({ count: 50 })
      const answers = await Promise.all(Array.from({ length: 20 }, () => run(scope, take, { id, sent: { n: 2 } })))
      assert.deepEqual(
        answers.map(({ count }) => count).toSorted((a, b) => a - b),
        Array.from({ length: 20 }, (_, at) => 10 + 2 * at),
      )
      assert.equal((await read(id)).count, 10)
    })

    test('is never more than a failure lets through', async () => {
      const id = await jar({ count: 5 })
      const calls = await Promise.allSettled(Array.from({ length: 20 }, () => run(scope, take, { id, sent: {} })))
      assert.equal(calls.filter(({ status }) => status === 'fulfilled').length, 5)
      for (const call of calls) if (call.status === 'rejected') refusal('conflict', 'too_few')(call.reason)
      assert.equal((await read(id)).count, 0)
    })

    test('is exact where decimals are', async () => {
      const raise = contract<object, Jar>({
        name: 'jars.raise',
        row: () => jars,
        set: () => ({ price: sql`it.price * 3`, sealedAt: sql`it.created_at`, note: sql`null::text` }),
        returns: () => jars,
      })
      const raised = await run(scope, raise, { id: await jar({ note: 'x' }), sent: {} })
      assert.deepEqual([raised.price, raised.sealedAt, raised.note], ['0.30', now, null])
    })

    test('leaves alone what is not given', async () => {
      const edit = contract<{ note: string | null | undefined }, Jar>({
        name: 'jars.edit',
        row: () => jars,
        set: ({ input }) => ({ note: input.note }),
        returns: () => jars,
      })
      const id = await jar({ note: 'x' })
      assert.equal((await run(scope, edit, { id, sent: {} })).note, 'x')
      assert.equal((await run(scope, edit, { id, sent: { note: null } })).note, null)
    })

    test('is seen by the function', async () => {
      const id = await jar({ count: 3 })
      let seen: unknown
      const code: Handler<{ it: Jar; input: { n: number }; fails: never; returns: unknown }> = async ({
        it,
        input,
      }) => {
        seen = [it.count, it.note, input.n]
      }
      await run(scope, take, { id, sent: {} }, code)
      assert.deepEqual(seen, [2, 'taken', 1])
    })
  })

  test('relations are added and taken out, and twice is once', async () => {
    const stick = contract<{ label: Label }, Jar>({
      name: 'jars.stick',
      row: () => jars,
      references: { label: { key: 'labelId', of: () => labels } },
      add: ({ input }) => ({ labels: input.label.id }),
      returns: () => jars,
    })
    const { add, ...peel } = stick
    const [id, labelId] = [await jar(), (await labels.create(db, scope, {})).id]
    const call = async (promise: Contract<{ label: Label }, Jar>): Promise<string[]> =>
      (await run(scope, promise, { id, sent: { labelId } })).labels
    const off = { ...peel, remove: add }
    assert.deepEqual(await call(off), [])
    assert.deepEqual([await call(stick), await call(stick)], [[labelId], [labelId]])
    assert.deepEqual([await call(off), await call(off)], [[], []])
  })

  suite('input', () => {
    const inputOf = async (promise: Contract<never, null>, sent: object, id?: string): Promise<unknown> => {
      let seen: unknown
      const code = async ({ input }: { input: unknown }): Promise<void> => void (seen = input)
      await run(scope, promise, { ...(id === undefined ? {} : { id }), sent: { ...sent } }, code)
      return seen
    }
    const sized = contract<never, null>({ name: 'jars.sized', defaults: { n: 7, note: 'x' } })
    const labelled = contract<never, null>({
      name: 'jars.labelled',
      references: { label: { key: 'labelId', of: () => labels } },
    })
    const pick = contract<never, null>({
      name: 'jars.pick',
      row: () => jars,
      references: { coin: { key: 'coinId', of: () => coins, partBy: 'jarId' } },
    })
    const pickInPath: typeof pick = {
      ...pick,
      references: { coin: { key: 'coinId', of: () => coins, partBy: 'jarId', inPath: true } },
    }

    test('that is not sent has its default, and null is sent', async () => {
      assert.deepEqual(await inputOf(sized, {}), { n: 7, note: 'x' })
      assert.deepEqual(await inputOf(sized, { n: undefined, note: null }), { n: 7, note: null })
    })

    test('that is a reference is its row', async () => {
      const label = await labels.create(db, scope, {})
      assert.deepEqual(await inputOf(labelled, { labelId: label.id }), { label })
      assert.deepEqual(await inputOf(labelled, { labelId: label.id.toUpperCase() }), { label })
    })

    test('that is an optional reference is undefined where none is sent, and null where null is', async () => {
      assert.deepEqual(await inputOf(labelled, {}), { label: undefined })
      assert.deepEqual(await inputOf(labelled, { labelId: null }), { label: null })
    })

    test('that is a part is one of the row at hand', async () => {
      const [id, other] = [await jar(), await jar()]
      const coin = await coins.create(db, scope, { jarId: id, worth: 1 })
      for (const promise of [pick, pickInPath]) {
        assert.deepEqual(await inputOf(promise, { coinId: coin.id }, id), { coin })
        assert.deepEqual(await inputOf(promise, { coinId: coin.id }, id.toUpperCase()), { coin })
      }
      const refused = refusal('unknown_reference', 'unknown_reference', '/coinId')
      await assert.rejects(inputOf(pick, { coinId: coin.id }, other), refused)
      await assert.rejects(inputOf(pick, { coinId: nobody }, id), refused)
      await assert.rejects(inputOf(pickInPath, { coinId: coin.id }, other), refusal('not_found'))
      await assert.rejects(inputOf(pickInPath, { coinId: nobody }, id), refusal('not_found'))
    })
  })

  suite('a function', () => {
    type Fill = Handler<{ it: Jar; input: { n: number }; fails: 'full' | 'cracked'; returns: unknown }>
    const fill = contract<{ n: number }, Jar>({
      name: 'jars.fill',
      row: () => jars,
      fails: { full: { kind: 'conflict', says: 'It is full.' }, cracked: { kind: 'rule', status: 409 } },
      set: () => ({ count: sql`it.count + 1` }),
      returns: () => jars,
    })
    const call = (id: string, code: Fill, runner = run) => runner(scope, fill, { id, sent: { n: 1 } }, code)

    test('works in the transaction, and the answer is the row as it is at the end', async () => {
      const id = await jar()
      const answer = await call(id, async ({ tx, it }) => {
        await coins.create(tx, scope, { jarId: it.id, worth: 5 })
        await jars.update(tx, scope, it.id, { note: 'filled' })
      })
      assert.deepEqual([answer.count, answer.note, answer.coins.length], [1, 'filled', 1])
      assert.deepEqual(await read(id), answer)
    })

    test('that throws leaves nothing', async () => {
      const id = await jar()
      const before = await read(id)
      const mistake = new Error('changed my mind')
      const work = call(id, async ({ tx, it }) => {
        await coins.create(tx, scope, { jarId: it.id, worth: 5 })
        throw mistake
      })
      await assert.rejects(work, (error) => error === mistake)
      assert.deepEqual(await read(id), before)
    })

    test('raises the failures that are promised, with what they are about', async () => {
      const id = await jar()
      await assert.rejects(
        call(id, async ({ fail }) => fail.full({ most: 3, of: null })),
        { kind: 'conflict', code: 'full', message: 'It is full.', status: undefined, about: { most: 3, of: null } },
      )
      await assert.rejects(
        call(id, async ({ fail }) => fail.cracked()),
        { kind: 'rule', code: 'cracked', message: 'Cracked.', status: 409, about: undefined },
      )
      assert.equal((await read(id)).count, 0)
    })

    test('knows no other failures', async () => {
      let known: string[] = []
      await call(await jar(), async ({ fail }) => {
        known = Object.keys(fail)
        // @ts-expect-error -- no such failure is promised
        assert.throws(() => fail.other(), TypeError)
      })
      assert.deepEqual(known, ['full', 'cracked'])
    })

    test('that is not written yet is answered so', async () => {
      const refused = call(await jar(), async () => notWritten('jars.fill'))
      await assert.rejects(refused, { kind: 'not_implemented', message: 'jars.fill is not written yet.' })
      assert.equal(statusOf.not_implemented, 501)
    })

    test('does not break rules over parts', async () => {
      const id = await jar()
      const adding =
        (n: number): Fill =>
        async ({ tx, it }) => {
          for (let at = 0; at < n; at += 1) await coins.create(tx, scope, { jarId: it.id, worth: at })
        }
      await assert.rejects(call(id, adding(4)), refusal('rule', 'few_coins'))
      assert.deepEqual([(await read(id)).count, (await read(id)).coins], [0, []])
      assert.equal((await call(id, adding(3))).coins.length, 3)
    })

    test('that loses a race is run again from its beginning', async () => {
      const id = await jar()
      const counts: number[] = []
      const answer = await call(id, async ({ tx, it }) => {
        counts.push(it.count)
        await coins.create(tx, scope, { jarId: it.id, worth: 1 })
        if (counts.length === 1) await tx.$client.query(`do $$ begin raise sqlstate '40001'; end $$`)
      })
      assert.deepEqual([counts, answer.count, answer.coins.length], [[1, 1], 1, 1])
    })

    suite('that takes too long', () => {
      const impatient = operationRunner(db, 50)

      test('is answered, and leaves nothing', async () => {
        const id = await jar()
        const before = await read(id)
        const hung = call(id, () => new Promise(() => {}), impatient)
        await assert.rejects(hung, refusal('unavailable', 'operation_timeout'))
        assert.deepEqual(await read(id), before)
      })

      test('finds its transaction closed', async () => {
        const id = await jar()
        const woken = Promise.withResolvers<unknown>()
        const closed = assert.rejects(woken.promise, /the transaction has ended/)
        const hung = call(
          id,
          async ({ tx, it }) => {
            await setTimeout(150)
            woken.resolve(coins.create(tx, scope, { jarId: it.id, worth: 1 }))
          },
          impatient,
        )
        await assert.rejects(hung, refusal('unavailable', 'operation_timeout'))
        await closed
        assert.deepEqual((await read(id)).coins, [])
      })

      test('stores nothing of what it writes after a statement that is still under way', async () => {
        const id = await jar()
        const ended = Promise.withResolvers<unknown>()
        const closed = assert.rejects(ended.promise, /the transaction has ended/)
        const hung = call(
          id,
          async ({ tx, it }) => {
            const slow = tx.$client.query('select pg_sleep(0.3)')
            ended.resolve(slow.then(() => coins.create(tx, scope, { jarId: it.id, worth: 1 })))
            await ended.promise
          },
          impatient,
        )
        await assert.rejects(hung, refusal('unavailable', 'operation_timeout'))
        await closed
        assert.deepEqual((await read(id)).coins, [])
      })

      test('lets the next one work', async () => {
        const id = await jar()
        for (let round = 0; round < 12; round += 1)
          await assert.rejects(call(id, () => new Promise(() => {}), operationRunner(db, 5)))
        assert.equal((await call(id, async () => {})).count, 1)
      })
    })
  })

  suite('the answer', () => {
    const spawn = contract<object, Coin>({ name: 'jars.spawn', row: () => jars, returns: () => coins })
    const wrong = refusal('internal', 'wrong_result')

    test('is the row whose id the function returns', async () => {
      const id = await jar()
      const code = async ({ tx }: { tx: Tx }) => ({ id: (await coins.create(tx, scope, { jarId: id, worth: 9 })).id })
      const coin = await run(scope, spawn, { id, sent: {} }, code)
      assert.deepEqual([coin.jarId, coin.worth], [id, 9])
    })

    for (const result of [undefined, null, 'x', nobody, {}, { id: 7 }, { id: 'x' }, { id: nobody }])
      test(`is not made of ${JSON.stringify(result) ?? 'nothing'}, and nothing stays`, async () => {
        const id = await jar()
        const code = async ({ tx }: { tx: Tx }): Promise<unknown> => {
          await coins.create(tx, scope, { jarId: id, worth: 9 })
          return result
        }
        await assert.rejects(run(scope, spawn, { id, sent: {} }, code), wrong)
        assert.deepEqual((await read(id)).coins, [])
      })

    test('is nothing where nothing is promised', async () => {
      const quiet = contract<object, null>({ name: 'jars.quiet', row: () => jars })
      assert.equal(await run(scope, quiet, { id: await jar(), sent: {} }, async () => ({ id: nobody })), null)
    })

    test('is the row at hand, whatever the function returns', async () => {
      const own = contract<object, Jar>({ name: 'jars.own', row: () => jars, returns: () => jars })
      const [id, other] = [await jar(), await jar()]
      assert.equal((await run(scope, own, { id, sent: {} }, async () => ({ id: other }))).id, id)
    })
  })

  suite('locks', () => {
    test('are taken in one order, so that operations on the same rows never wait in a circle', async () => {
      let locked = 0
      const counting: typeof jars = {
        ...jars,
        lock: async (tx, id) => {
          locked += 1
          const found = await jars.lock(tx, id)
          // time enough for the others to take what this one wants next
          await setTimeout(2)
          return found
        },
      }
      const pour = contract<{ to: Jar; n: number }, Jar>({
        name: 'jars.pour',
        row: () => counting,
        references: { to: { key: 'toId', of: () => counting } },
        set: ({ input }) => ({ count: sql`it.count - ${input.n}::int` }),
        returns: () => counting,
      })
      type Pour = Handler<{ it: Jar; input: { to: Jar; n: number }; fails: never; returns: unknown }>
      const code: Pour = async ({ tx, input }) => {
        await jars.update(tx, scope, input.to.id, { count: input.to.count + input.n })
      }
      const [a, b] = ['018f0000-0000-7000-8000-00000000000a', '018f0000-0000-7000-8000-00000000000b']
      await pool.query(`insert into jars select unnest($1::uuid[]), 500, 0.10, 'open', null, null, now(), now()`, [
        [a, b],
      ])
      const rounds = 25
      for (let round = 0; round < rounds; round += 1)
        await Promise.all([
          run(scope, pour, { id: a, sent: { toId: b, n: 3 } }, code),
          run(scope, pour, { id: b, sent: { toId: a, n: 2 } }, code),
          // the same row in large letters, which sort before small ones
          run(scope, pour, { id: b.toUpperCase(), sent: { toId: a, n: 1 } }, code),
        ])
      // after a deadlock one of them would have begun again
      assert.equal(locked, rounds * 3 * 2)
      assert.deepEqual([(await read(a)).count, (await read(b)).count], [500, 500])
    })

    test('keep what a condition found until the end', async () => {
      const id = await jar({ count: 1 })
      const drop = contract<{ label: Jar }, null>({
        name: 'jars.drop',
        references: { label: { key: 'jarId', of: () => jars } },
        fails: {
          empty: { kind: 'rule', when: ({ input }) => sql`(select count from jars where id = ${input.label.id}) = 0` },
        },
      })
      type Drop = Handler<{ input: { label: Jar }; fails: 'empty'; returns: unknown }>
      const code: Drop = async ({ tx, input }) => {
        await setTimeout(10)
        await jars.update(tx, scope, input.label.id, { count: input.label.count - 1 })
      }
      const calls = await Promise.allSettled(
        Array.from({ length: 5 }, () => run(scope, drop, { sent: { jarId: id } }, code)),
      )
      assert.equal(calls.filter(({ status }) => status === 'fulfilled').length, 1)
      for (const call of calls) if (call.status === 'rejected') refusal('rule', 'empty')(call.reason)
    })
  })
})
