import assert from 'node:assert/strict'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, beforeEach, suite, test } from 'node:test'
import { boolean, date, doublePrecision, integer, numeric, pgTable, text, time, uuid } from 'drizzle-orm/pg-core'
import * as fc from 'fast-check'
import { pino } from 'pino'
import { openTestDatabase } from '../../../test/database.ts'
import type { Statement } from '../db/index.ts'
import { AppError } from '../errors/index.ts'
import { compareDecimals } from '../http/numbers.ts'
import type { Scope } from '../scope/index.ts'
import { bigint, createdAt, identity, instant, repository, updatedAt } from './index.ts'

const kinds = ['small', 'medium', 'large'] as const

const things = pgTable('things', {
  ...identity,
  name: text().notNull(),
  note: text(),
  kind: text({ enum: [...kinds] }).notNull(),
  open: boolean().notNull(),
  rank: integer(),
  digits: bigint().notNull(),
  price: numeric({ precision: 12, scale: 3 }),
  weight: doublePrecision().notNull(),
  due: date(),
  opens: time({ precision: 3 }).notNull(),
  seen: instant().notNull(),
  owner: uuid(),
  createdAt: createdAt(),
  updatedAt: updatedAt(),
})
type Thing = typeof things.$inferSelect

const migrations = mkdtempSync(join(tmpdir(), 'filters-'))
writeFileSync(
  join(migrations, '0001_things.up.sql'),
  `create table things (
    id uuid primary key, name text collate "C" not null, note text collate "C", kind text collate "C" not null,
    open boolean not null, rank integer, digits bigint not null, price numeric(12, 3), weight double precision not null,
    due date, opens time(3) not null, seen timestamptz(3) not null, owner uuid,
    created_at timestamptz(3) not null, updated_at timestamptz(3) not null);`,
)
writeFileSync(join(migrations, '0001_things.down.sql'), 'drop table things;')

const scope: Scope = {
  requestId: 'test',
  now: new Date('2026-01-02T03:04:05.678Z'),
  log: pino({ level: 'silent' }),
  rows: { created: () => {}, deleted: () => {} },
}

type Key = 'name' | 'kind' | 'open' | 'rank' | 'digits' | 'price' | 'weight' | 'due' | 'opens' | 'seen' | 'owner'
const keys: readonly Key[] = [
  'name',
  'kind',
  'open',
  'rank',
  'digits',
  'price',
  'weight',
  'due',
  'opens',
  'seen',
  'owner',
]
const sort = [
  'name',
  'note',
  'kind',
  'open',
  'rank',
  'digits',
  'price',
  'weight',
  'due',
  'opens',
  'seen',
  'id',
] as const
const narrowed = { by: keys, search: ['name', 'note'] }
const page = { style: 'page', size: 5, max: 1000, total: 'exact' } as const
const byPage = repository(things, { sort, paging: page, filters: narrowed })
const byCursor = repository(things, { sort, paging: { style: 'cursor', size: 5, max: 1000 }, filters: narrowed })
const openOnly = repository(things, { sort, paging: page, filters: { ...narrowed, where: 'it.open or it.rank = 1' } })

type Query = Readonly<Record<string, string>>

/** What a list should hold, worked out from all rows by JavaScript. */
const expected = (rows: readonly Thing[], query: Query): string[] => {
  const found = rows.filter((one) => keys.every((key) => query[key] === undefined || fits(one[key], key, query[key])))
  const words = (query['q'] ?? '').split(/\s+/).filter((word) => word !== '')
  const holds = (of: string | null, word: string): boolean => of !== null && small(of).includes(small(word))
  const searched = found.filter(({ name, note }) => words.every((word) => holds(name, word) || holds(note, word)))
  return searched.toSorted(inOrder(query['sort'] ?? 'name')).map(({ id }) => id)
}

const small = (of: string): string => of.replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase())

const ranged: readonly Key[] = ['rank', 'digits', 'price', 'weight', 'due', 'opens', 'seen']

const fits = (value: Thing[Key], key: Key, asked: string): boolean => {
  if (value === null) return false
  if (key === 'name') return value === asked
  const than = (other: string): number => compareValues(key, value, other)
  if (ranged.includes(key) && asked.includes('..')) {
    const [from = '', to = ''] = asked.split('..')
    return (from === '' || than(from) >= 0) && (to === '' || than(to) <= 0)
  }
  return asked.split(',').some((other) => than(other) === 0)
}

const inOrder =
  (name: string) =>
  (a: Thing, b: Thing): number => {
    const key = name.replace('-', '') as (typeof sort)[number]
    const way = name.startsWith('-') ? -1 : 1
    const [left, right] = [a[key], b[key]]
    if (left === null || right === null) {
      if (left !== right) return left === null ? 1 : -1
    } else {
      const order = compareValues(key, left, String(right))
      if (order !== 0) return order * way
    }
    return (a.id < b.id ? -1 : 1) * way
  }

const compareValues = (key: string, value: string | number | boolean, other: string): number => {
  switch (key) {
    case 'kind':
      return kinds.indexOf(value as 'small') - kinds.indexOf(other as 'small')
    case 'seen':
      return Date.parse(String(value)) - Date.parse(other)
    case 'weight':
      return Number(value) - Number(other)
    case 'rank':
    case 'digits':
    case 'price':
      return compareDecimals(String(value), other)
    case 'opens':
      return Buffer.compare(clock(String(value)), clock(other))
    default:
      return Buffer.compare(Buffer.from(String(value)), Buffer.from(key === 'owner' ? small(other) : other))
  }
}

/** '08:30' and '08:30:00.000' are one moment. */
const clock = (of: string): Buffer => Buffer.from(of + '00:00:00.000'.slice(of.length))

// few different values, so that filters often meet rows

const nullOr = <T>(one: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(one, { freq: 4 })
const signs = fc.constantFrom(
  'a',
  'B',
  'b',
  '%',
  '_',
  '\\',
  "'",
  '"',
  ' ',
  ',',
  '.',
  '$1',
  '--',
  ';',
  '{',
  '}',
  '€',
  '🙂',
)
const words = fc.array(signs, { minLength: 1, maxLength: 5 }).map((all) => all.join(''))
const day = fc.constantFrom('2024-02-29', '2025-12-31', '2026-01-01', '2026-01-02')
const moment = fc.constantFrom('00:00:00', '08:30:00', '08:30:00.001', '23:59:59.999')
const owner = fc.constantFrom('018f0000-0000-7000-8000-00000000000a', '018f0000-0000-7000-8000-00000000000b')
const rank = fc.constantFrom(-2_147_483_648, -1, 0, 1, 2, 2_147_483_647)
const long = fc.constantFrom('-9223372036854775808', '-7', '0', '9007199254740993', '9223372036854775807')
const price = fc.constantFrom('-0.100', '0.000', '0.100', '0.300', '999999999.999')
const weight = fc.constantFrom(-1.5, 0, 0.1, 0.125, 1e6)

const row = fc.record({
  id: fc.uuid(),
  name: words,
  note: nullOr(words),
  kind: fc.constantFrom(...kinds),
  open: fc.boolean(),
  rank: nullOr(rank),
  digits: long,
  price: nullOr(price),
  weight,
  due: nullOr(day),
  opens: moment,
  seen: fc.tuple(day, moment).map(([on, at]) => new Date(`${on}T${at}Z`).toISOString()),
  owner: nullOr(owner),
  createdAt: fc.constant('2026-01-02T03:04:05.678Z'),
  updatedAt: fc.constant('2026-01-02T03:04:05.678Z'),
})

const listOf = <T>(one: fc.Arbitrary<T>): fc.Arbitrary<string> =>
  fc.array(one, { minLength: 1, maxLength: 3 }).map((all) => all.map(String).join(','))

const range = <T>(one: fc.Arbitrary<T>): fc.Arbitrary<string> =>
  fc.oneof(
    fc.tuple(one, one).map(([from, to]) => `${String(from)}..${String(to)}`),
    one.map((from) => `${String(from)}..`),
    one.map((to) => `..${String(to)}`),
  )

const listOrRange = <T>(one: fc.Arbitrary<T>): fc.Arbitrary<string> => fc.oneof(listOf(one), range(one))

const zoned = fc
  .tuple(day, moment, fc.constantFrom('Z', '+00:00', '+01:00', '-14:00'))
  .map(([on, at, zone]) => `${on}T${at}${zone}`)

const given: Readonly<Record<Key | 'q', fc.Arbitrary<string>>> = {
  name: words,
  kind: listOf(fc.constantFrom(...kinds)),
  open: listOf(fc.boolean()),
  rank: listOrRange(rank),
  digits: listOrRange(long),
  price: listOrRange(fc.oneof(price, fc.constantFrom('0.1', '0.30', '0.2', '00.3'))),
  weight: listOrRange(fc.constantFrom('-1.5', '0', '0.1', '0.1250', '1000000')),
  due: listOrRange(day),
  opens: listOrRange(fc.oneof(moment, fc.constantFrom('08:30', '00:00'))),
  seen: listOrRange(zoned),
  owner: listOf(
    fc.oneof(
      owner,
      owner.map((one) => one.toUpperCase()),
    ),
  ),
  q: words.filter((all) => all.trim() !== ''),
}

// three at most: with more nearly nothing is ever found
const filter: fc.Arbitrary<Query> = fc
  .tuple(fc.record(given), fc.subarray(Object.keys(given), { maxLength: 3 }))
  .map(([all, chosen]) => Object.fromEntries(Object.entries(all).filter(([key]) => chosen.includes(key))))

const order = fc.constantFrom(...sort.flatMap((key) => [key, `-${key}`]))
const anyQuery: fc.Arbitrary<Query> = fc.tuple(filter, order).map(([all, by]) => ({ ...all, sort: by }))

const invalidAt =
  (name: string, code = 'invalid') =>
  (error: unknown) => {
    assert.ok(error instanceof AppError, String(error))
    assert.deepEqual([error.kind, error.errors.map(({ pointer }) => pointer)], ['invalid', [name]])
    assert.equal(error.errors[0]?.code, code)
    return true
  }

suite('a list that is narrowed', async () => {
  const { db, pool, close } = await openTestDatabase({ migrations })
  after(close)

  const fill = async (rows: readonly (typeof things.$inferInsert)[]): Promise<void> => {
    await pool.query('truncate things')
    if (rows.length > 0) await db.insert(things).values([...rows])
  }
  const all = (): Promise<Thing[]> => byPage.list(db, scope, { size: 1000 }).then(({ items }) => items)
  const idsOf = (rows: readonly { id: string }[]): string[] => rows.map(({ id }) => id)

  const cursorPages = async (asked: Query, size: number): Promise<string[]> => {
    const first = await byCursor.list(db, scope, { ...asked, size })
    const seen = idsOf(first.items)
    let { next } = first
    while (next !== null) {
      const more = await byCursor.list(db, scope, { ...asked, size, after: next })
      seen.push(...idsOf(more.items))
      next = more.next
    }
    return seen
  }

  test('holds what JavaScript would leave of all rows, in the same order, on pages and with cursors', async () => {
    let found = 0
    const rowsAndQueries = fc.tuple(
      fc.uniqueArray(row, { selector: ({ id }) => id, minLength: 8, maxLength: 30 }),
      fc.array(anyQuery, { minLength: 8, maxLength: 8 }),
      fc.integer({ min: 1, max: 7 }),
    )
    await fc.assert(
      fc.asyncProperty(rowsAndQueries, async ([rows, queries, size]) => {
        await fill(rows)
        const stored = await all()
        assert.equal(stored.length, rows.length)
        for (const asked of queries) {
          const ids = expected(stored, asked)
          found += ids.length
          const whole = await byPage.list(db, scope, { ...asked, size: 1000 })
          assert.deepEqual(idsOf(whole.items), ids)
          assert.equal(whole.total, ids.length)
          const second = await byPage.list(db, scope, { ...asked, size, page: 2 })
          assert.deepEqual([idsOf(second.items), second.total], [ids.slice(size, 2 * size), ids.length])
          assert.deepEqual(await cursorPages(asked, size), ids)
        }
      }),
      { numRuns: 40 },
    )
    assert.ok(found > 500, `the filters found ${found} rows: too few to say anything`)
  })

  suite('by a text with signs', () => {
    const texts = ['100%', '100_', '1005', String.raw`a\b`, 'aXb', `it's`, '"so"', 'a,b', '1..2', '€🙂', String.raw`\%`]
    before(() => fill(texts.map((name, at) => ({ ...sample, id: idOf(at), name }))))
    const names = async (asked: Query): Promise<string[]> =>
      (await byPage.list(db, scope, { ...asked, size: 1000 })).items.map(({ name }) => name)

    for (const name of texts)
      test(`finds ${name} alone by itself`, async () => {
        assert.deepEqual(await names({ name }), [name])
        const holding = texts.filter((one) => one.includes(name)).toSorted()
        assert.deepEqual((await names({ q: name })).toSorted(), holding)
      })

    test('finds words in any case, in parts of words, in any order', async () => {
      assert.deepEqual(await names({ q: 'XB a' }), ['aXb'])
      assert.deepEqual(await names({ q: 'so it' }), [])
    })
  })

  suite('by what is no value of its column', () => {
    const wrong: Readonly<Record<Exclude<Key, 'name'>, readonly string[]>> = {
      kind: ['', 'huge', 'small,', 'small,huge', 'Small', 'small..large'],
      open: ['yes', '1', 'TRUE', 'true..false'],
      rank: ['x', '1.5', '1,', ',1', '..', '1..2..3', '1...2', '0x1', '1e3', ' 1', '2147483648', '-2147483649', '1\0'],
      digits: ['9223372036854775808', '..-9223372036854775809', '1.0', '--1'],
      price: ['NaN', 'Infinity', '1e5', '.5', '5.', '1,5,x', '9'.repeat(31)],
      weight: ['NaN', '-Infinity', '1e400', ''],
      due: ['2026-02-30', '2025-02-29', '0000-01-01', '2026-1-1', '2026-01-01T00:00:00Z', 'today', 'infinity..'],
      opens: ['24:00', '8:30', '08:60', '08:30:60', '08:30+01:00'],
      seen: [
        '2026-01-01',
        '2026-01-01T00:00:00',
        '2026-02-30T00:00:00Z',
        '2026-01-01T00:00:00+15:00',
        '2026-01-01T00:00:60Z',
        'now',
      ],
      owner: ['x', '018f0000-0000-7000-8000', '{018f0000-0000-7000-8000-00000000000a}'],
    }
    for (const [key, values] of Object.entries(wrong))
      for (const value of values)
        test(`${key}=${JSON.stringify(value).slice(0, 40)} is refused with its name`, async () => {
          for (const list of [byPage, byCursor])
            await assert.rejects(list.list(db, scope, { [key]: value }), invalidAt(key))
        })

    test('a text that no column holds is refused with its name', async () => {
      await assert.rejects(byPage.list(db, scope, { name: 'a\0b' }), invalidAt('name'))
      await assert.rejects(byPage.list(db, scope, { q: 'a\0b' }), invalidAt('q'))
    })

    test('a search for no word or for more than ten is refused', async () => {
      await assert.rejects(byPage.list(db, scope, { q: ' \t ' }), invalidAt('q'))
      await assert.rejects(byPage.list(db, scope, { q: 'a '.repeat(11) }), invalidAt('q'))
      await byPage.list(db, scope, { q: 'a '.repeat(10) })
    })

    test('nothing is asked of the database', async () => {
      const texts: string[] = []
      await assert.rejects(byPage.list(listening(texts), scope, { rank: 'x' }), invalidAt('rank'))
      assert.deepEqual(texts, [])
    })
  })

  /** The database, which also says what it is asked. */
  const listening = (texts: string[]): typeof db => {
    const query = (statement: Statement) => (texts.push(statement.text), pool.query(statement))
    return { ...db, $client: { ...pool, query } } as unknown as typeof db
  }

  suite('by hostile texts', () => {
    const hostile = [
      `'; drop table things; --`,
      `x' or '1'='1`,
      `"; select pg_sleep(9); --`,
      String.raw`\'; drop table things; --`,
      '$1); drop table things; --',
      `a','b'}'; drop table things`,
    ]

    for (const value of hostile)
      test(`${value} stays out of SQL`, async () => {
        await fill([
          { ...sample, id: idOf(0), name: value },
          { ...sample, id: idOf(1) },
        ])
        const texts: string[] = []
        const { items } = await byPage.list(listening(texts), scope, { name: value })
        assert.deepEqual(idsOf(items), [idOf(0)])
        await byPage.list(listening(texts), scope, { q: value })
        await byCursor.list(listening(texts), scope, { name: value })
        assert.equal(texts.length, 3)
        assert.ok(texts.every((sent) => !/drop|pg_sleep/.test(sent) && !sent.includes(value)))
        for (const key of keys.filter((one) => one !== 'name'))
          await assert.rejects(byPage.list(db, scope, { [key]: value }), invalidAt(key))
        await assert.rejects(byPage.list(db, scope, { sort: value }), /has no column/)
        assert.equal((await all()).length, 2)
      })
  })

  suite('by what its owner says', () => {
    beforeEach(() =>
      fill([
        { ...sample, id: idOf(0), open: true, rank: 2 },
        { ...sample, id: idOf(1), open: true, rank: 3 },
        { ...sample, id: idOf(2), open: false, rank: 1 },
        { ...sample, id: idOf(3), open: false, rank: 2 },
      ]),
    )

    test('is counted without the rest', async () => {
      const { items, total, pages } = await openOnly.list(db, scope, { size: 2 })
      assert.deepEqual([items.length, total, pages], [2, 3, 2])
      assert.equal((await byPage.list(db, scope)).total, 4)
    })

    test('is narrowed further, not widened, by a client', async () => {
      const { items, total } = await openOnly.list(db, scope, { rank: '2..' })
      assert.deepEqual([idsOf(items), total], [[idOf(0), idOf(1)], 2])
      assert.equal((await openOnly.list(db, scope, { open: 'false', rank: '2' })).total, 0)
    })

    test('is counted where the page is beyond its end', async () => {
      assert.deepEqual(await openOnly.list(db, scope, { rank: '2..', page: 9 }), {
        items: [],
        total: 2,
        page: 9,
        size: 5,
        pages: 1,
      })
    })
  })

  suite('with a cursor', () => {
    beforeEach(() => fill([0, 1, 2, 3].map((at) => ({ ...sample, id: idOf(at), rank: at }))))
    const asked = { rank: '1..', size: 1 }
    const cursor = async (): Promise<string> => (await byCursor.list(db, scope, asked)).next ?? ''

    test('goes on with the same filter', async () => {
      assert.deepEqual(idsOf((await byCursor.list(db, scope, { ...asked, after: await cursor() })).items), [idOf(2)])
    })

    const others: readonly Query[] = [
      { rank: '0..' },
      { rank: '..1' },
      { rank: '1' },
      { rank: '1..', open: 'true' },
      { digits: '1..' },
      { q: '1..' },
      {},
    ]
    for (const other of others)
      test(`of another filter is refused: ${JSON.stringify(other)}`, async () => {
        const mixed = byCursor.list(db, scope, { ...other, after: await cursor() })
        await assert.rejects(mixed, invalidAt('after', 'cursor'))
      })

    test('of another table is refused', async () => {
      const foreign = await cursor()
      const notThings = pgTable('not_things', { ...identity, name: text().notNull(), rank: integer() })
      const other = repository(notThings, {
        sort: ['name'],
        paging: { style: 'cursor', size: 5, max: 9 },
        filters: { by: ['rank'] },
      })
      await assert.rejects(other.list(db, scope, { ...asked, after: foreign }), invalidAt('after', 'cursor'))
    })
  })

  test('cannot be declared by a column that is not there', () => {
    assert.throws(
      () => repository(things, { sort: ['name'], paging: page, filters: { by: ['nothing'] } }),
      /no column nothing/,
    )
  })

  const idOf = (at: number): string => `018f0000-0000-7000-8000-0000000000${String(at).padStart(2, '0')}`
  const sample = {
    name: 'n',
    note: null,
    kind: 'small',
    open: true,
    digits: '1',
    weight: 1,
    opens: '08:30:00',
    seen: '2026-01-02T03:04:05.678Z',
    createdAt: '2026-01-02T03:04:05.678Z',
    updatedAt: '2026-01-02T03:04:05.678Z',
  } as const
})
