import assert from 'node:assert/strict'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, beforeEach, suite, test } from 'node:test'
import { sql } from 'drizzle-orm'
import { boolean, date, integer, pgTable, text, unique } from 'drizzle-orm/pg-core'
import { pino } from 'pino'
import { openTestDatabase } from '../../../test/database.ts'
import type { Statement } from '../db/index.ts'
import { AppError } from '../errors/index.ts'
import type { Scope } from '../scope/index.ts'
import { createdAt, identity, instant, repository, updatedAt } from './index.ts'

const things = pgTable(
  'things',
  {
    ...identity,
    name: text().notNull().unique('things_name_key'),
    fullName: text('full_name'),
    rank: integer(),
    size: text({ enum: ['small', 'medium', 'large'] })
      .notNull()
      .default('small'),
    open: boolean().notNull().default(true),
    seen: instant()
      .notNull()
      .default(sql`now()`),
    due: date().default(sql`current_date`),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [unique('things_full_name_rank_key').on(table.fullName, table.rank)],
)

const migrations = mkdtempSync(join(tmpdir(), 'engine-'))
writeFileSync(
  join(migrations, '0001_things.up.sql'),
  `create table things (
    id uuid primary key, name text collate "C" not null constraint things_name_key unique, full_name text, rank integer,
    size text collate "C" not null default 'small',
    open boolean not null default true, seen timestamptz(3) not null default now(), due date default current_date,
    created_at timestamptz(3) not null, updated_at timestamptz(3) not null,
    constraint things_full_name_rank_key unique (full_name, rank));`,
)
writeFileSync(join(migrations, '0001_things.down.sql'), 'drop table things;')

const counted = { created: 0, deleted: 0 }
const scopeAt = (now: string): Scope => ({
  requestId: 'test',
  now: new Date(now),
  log: pino({ level: 'silent' }),
  rows: { created: () => void (counted.created += 1), deleted: () => void (counted.deleted += 1) },
})
const scope = scopeAt('2026-01-02T03:04:05.678Z')
const sort = ['-rank', 'name', 'createdAt', 'size'] as const

const kindOf =
  (kind: string, ...pointers: string[]) =>
  (error: unknown) => {
    assert.ok(error instanceof AppError)
    assert.equal(error.kind, kind)
    assert.deepEqual(
      error.errors.map(({ pointer }) => pointer),
      pointers,
    )
    return true
  }

suite('the data engine', async () => {
  const { db, pool, close } = await openTestDatabase({ migrations })
  after(close)
  beforeEach(() => pool.query('truncate things'))
  const byPage = repository(things, { sort: [...sort], paging: { style: 'page', size: 3, max: 100, total: 'exact' } })

  test('a new row gets its id, its times and what was left out', async () => {
    const row = await byPage.create(db, scope, { name: 'a' })
    assert.match(row.id, /^[0-9a-f]{8}-[0-9a-f]{4}-7/)
    assert.deepEqual(
      { ...row, id: '' },
      {
        id: '',
        name: 'a',
        fullName: null,
        rank: null,
        size: 'small',
        open: true,
        seen: '2026-01-02T03:04:05.678Z',
        due: '2026-01-02',
        createdAt: '2026-01-02T03:04:05.678Z',
        updatedAt: '2026-01-02T03:04:05.678Z',
      },
    )
    assert.deepEqual(await byPage.get(db, scope, row.id), row)
  })

  test('null is kept where a default would come for what is absent', async () => {
    assert.equal((await byPage.create(db, scope, { name: 'a', due: null })).due, null)
  })

  test('a change leaves the rest alone and moves the time of change', async () => {
    const row = await byPage.create(db, scope, { name: 'a', rank: 1, fullName: 'x' })
    const changed = await byPage.update(db, scopeAt('2026-02-01T00:00:00Z'), row.id, { rank: 2 })
    assert.deepEqual(changed, { ...row, rank: 2, updatedAt: '2026-02-01T00:00:00.000Z' })
    assert.deepEqual(await byPage.update(db, scope, row.id, {}), changed)
  })

  test('a replacement gives defaults to what it leaves out', async () => {
    const row = await byPage.create(db, scope, { name: 'a', rank: 1, fullName: 'x', open: false })
    const replaced = await byPage.replace(db, scope, row.id, { name: 'b' })
    assert.deepEqual(replaced, { ...row, name: 'b', rank: null, fullName: null, open: true })
  })

  test('a removed row is gone, and counted once', async () => {
    const before = { ...counted }
    const { id } = await byPage.create(db, scope, { name: 'a' })
    await byPage.remove(db, scope, id)
    await assert.rejects(byPage.remove(db, scope, id), kindOf('not_found'))
    await assert.rejects(byPage.get(db, scope, id), kindOf('not_found'))
    await assert.rejects(byPage.update(db, scope, id, { rank: 1 }), kindOf('not_found'))
    await assert.rejects(byPage.update(db, scope, id, {}), kindOf('not_found'))
    await assert.rejects(byPage.replace(db, scope, id, { name: 'a' }), kindOf('not_found'))
    assert.deepEqual(counted, { created: before.created + 1, deleted: before.deleted + 1 })
  })

  test('a value that is taken is a conflict at its field', async () => {
    await byPage.create(db, scope, { name: 'a', fullName: 'x', rank: 1 })
    await assert.rejects(byPage.create(db, scope, { name: 'a' }), kindOf('conflict', '/name'))
    await assert.rejects(
      byPage.create(db, scope, { name: 'b', fullName: 'x', rank: 1 }),
      kindOf('conflict', '/fullName', '/rank'),
    )
    const { id } = await byPage.create(db, scope, { name: 'c' })
    await assert.rejects(byPage.update(db, scope, id, { name: 'a' }), kindOf('conflict', '/name'))
  })

  const sizes = ['medium', 'large', 'small'] as const
  const fill = async (): Promise<void> => {
    for (const [at, rank] of [3, null, 1, 2, null, 2, 1].entries())
      await byPage.create(db, scope, { name: `n${at}`, rank, size: sizes[at % 3] ?? 'small' })
  }
  const names = (rows: readonly { name: string }[]): string => rows.map(({ name }) => name).join(' ')

  test('pages are counted, cut and beyond the end empty, with one statement each', async () => {
    await fill()
    let statements = 0
    const counting = {
      ...db,
      $client: { ...pool, query: (statement: Statement) => ((statements += 1), pool.query(statement)) },
    } as unknown as typeof db
    const first = await byPage.list(counting, scope)
    assert.deepEqual(
      { ...first, items: names(first.items) },
      { items: 'n0 n5 n3', total: 7, page: 1, size: 3, pages: 3 },
    )
    assert.equal(statements, 1)
    assert.equal(names((await byPage.list(db, scope, { page: 3 })).items), 'n1')
    const beyond = await byPage.list(db, scope, { page: 9 })
    assert.deepEqual(beyond, { items: [], total: 7, page: 9, size: 3, pages: 3 })
  })

  test('an empty list has no page', async () => {
    assert.deepEqual(await byPage.list(db, scope), { items: [], total: 0, page: 1, size: 3, pages: 0 })
  })

  test('offsets, and lists that are not counted', async () => {
    await fill()
    const offsets = repository(things, {
      sort: ['name'],
      paging: { style: 'offset', size: 2, max: 10, total: 'exact' },
    })
    assert.deepEqual(
      await offsets.list(db, scope, { offset: 6 }).then((page) => ({ ...page, items: names(page.items) })),
      { items: 'n6', total: 7, limit: 2, offset: 6 },
    )
    const uncounted = repository(things, {
      sort: ['name'],
      paging: { style: 'offset', size: 2, max: 10, total: 'none' },
    })
    assert.deepEqual(
      await uncounted.list(db, scope, { limit: 1 }).then((page) => ({ ...page, items: names(page.items) })),
      { items: 'n0', limit: 1, offset: 0 },
    )
    const pages = repository(things, { sort: ['name'], paging: { style: 'page', size: 2, max: 10, total: 'none' } })
    assert.deepEqual(await pages.list(db, scope, { page: 2 }).then((page) => ({ ...page, items: names(page.items) })), {
      items: 'n2 n3',
      page: 2,
      size: 2,
    })
    const whole = repository(things, { sort: ['-name'], paging: { style: 'none', max: 5 } })
    assert.equal(names(await whole.list(db, scope)), 'n6 n5 n4 n3 n2')
  })

  const byCursor = repository(things, { sort: [...sort], paging: { style: 'cursor', size: 2, max: 100 } })

  for (const order of ['rank', '-rank', 'name', '-name', 'createdAt', '-createdAt', 'size', '-size'])
    for (const size of [1, 2, 3, 7])
      test(`cursor pages of ${size} by ${order} show every row once, in order`, async () => {
        await fill()
        const all = (await byCursor.list(db, scope, { sort: order, size: 100 })).items
        const seen: { name: string }[] = []
        let next: string | null = null
        do {
          const page: { items: { name: string }[]; next: string | null } = await byCursor.list(db, scope, {
            sort: order,
            size,
            ...(next === null ? {} : { after: next }),
          })
          seen.push(...page.items)
          next = page.next
        } while (next !== null)
        assert.equal(names(seen), names(all))
        assert.equal(all.length, 7)
      })

  test('a cursor is refused when it is none, or of another order', async () => {
    await fill()
    const { next } = await byCursor.list(db, scope, { sort: 'name' })
    for (const cursor of [
      next ?? '',
      'x',
      '',
      Buffer.from('[1,2,3]').toString('base64url'),
      Buffer.from('{}').toString('base64url'),
    ])
      await assert.rejects(byCursor.list(db, scope, { sort: '-rank', after: cursor }), kindOf('invalid', 'after'))
  })

  test('an enum is sorted by the order of its members', async () => {
    await fill()
    const { items } = await byCursor.list(db, scope, { sort: 'size', size: 100 })
    assert.deepEqual(
      items.map(({ size }) => size),
      ['small', 'small', 'medium', 'medium', 'medium', 'large', 'large'],
    )
  })

  test('an order by a column that is not there cannot be declared', async () => {
    const wrong = repository(things, { sort: ['nothing'], paging: { style: 'none', max: 5 } })
    await assert.rejects(wrong.list(db, scope), /has no column nothing/)
  })
})
