import assert from 'node:assert/strict'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, beforeEach, suite, test } from 'node:test'
import { Ajv, type AnySchema } from 'ajv'
import { sql } from 'drizzle-orm'
import { date, foreignKey, integer, numeric, pgTable, text, unique, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { pino } from 'pino'
import { openTestDatabase } from '../../../test/database.ts'
import { type Statement, transaction } from '../db/index.ts'
import { AppError } from '../errors/index.ts'
import type { Scope } from '../scope/index.ts'
import {
  type Related,
  computed,
  computedInt,
  createdAt,
  identity,
  linked,
  partsOf,
  repository,
  updatedAt,
} from './index.ts'

// boxes hold lines of goods, go with labels, and may stand on another box

const goodsTable = pgTable('goods', {
  ...identity,
  name: text().notNull(),
  price: numeric({ precision: 10, scale: 2 }).notNull(),
  createdAt: createdAt(),
  updatedAt: updatedAt(),
})

const labelsTable = pgTable('labels', {
  ...identity,
  name: text().notNull(),
  createdAt: createdAt(),
  updatedAt: updatedAt(),
})

const boxesTable = pgTable(
  'boxes',
  {
    ...identity,
    name: text().notNull(),
    state: text({ enum: ['open', 'shut'] })
      .notNull()
      .default('open'),
    door: integer(),
    packedOn: date('packed_on').notNull().default('2026-01-01'),
    dueOn: date('due_on'),
    onBoxId: uuid('on_box_id'),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [
    foreignKey({ name: 'boxes_on_box_id_fkey', columns: [table.onBoxId], foreignColumns: [table.id] }),
    uniqueIndex('boxes_door_key')
      .on(table.door)
      .where(sql`state = 'open'`),
  ],
)

const linesTable = pgTable(
  'lines',
  {
    ...identity,
    boxId: uuid('box_id').notNull(),
    goodId: uuid('good_id').notNull(),
    price: numeric({ precision: 10, scale: 2 }).notNull(),
    count: integer().notNull().default(1),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [
    foreignKey({ name: 'lines_box_id_fkey', columns: [table.boxId], foreignColumns: [boxesTable.id] }),
    foreignKey({ name: 'lines_good_id_fkey', columns: [table.goodId], foreignColumns: [goodsTable.id] }),
    unique('lines_box_id_good_id_key').on(table.boxId, table.goodId),
  ],
)

const migrations = mkdtempSync(join(tmpdir(), 'relations-'))
writeFileSync(
  join(migrations, '0001_boxes.up.sql'),
  `create table goods (
    id uuid primary key, name text not null, price numeric(10, 2) not null,
    created_at timestamptz(3) not null, updated_at timestamptz(3) not null);
  create table labels (
    id uuid primary key, name text not null, created_at timestamptz(3) not null, updated_at timestamptz(3) not null);
  create table boxes (
    id uuid primary key, name text not null, state text not null default 'open', door integer, packed_on date not null,
    due_on date, on_box_id uuid constraint boxes_on_box_id_fkey references boxes,
    created_at timestamptz(3) not null, updated_at timestamptz(3) not null,
    constraint boxes_due_rule check (due_on is null or due_on >= packed_on));
  create unique index boxes_door_key on boxes (door) where state = 'open';
  create table lines (
    id uuid primary key, box_id uuid not null constraint lines_box_id_fkey references boxes on delete cascade,
    good_id uuid not null constraint lines_good_id_fkey references goods, price numeric(10, 2) not null,
    count integer not null constraint lines_count_rule check (count > 0),
    created_at timestamptz(3) not null, updated_at timestamptz(3) not null,
    constraint lines_box_id_good_id_key unique (box_id, good_id));
  create table boxes_labels (
    box_id uuid not null references boxes on delete cascade, label_id uuid not null references labels on delete cascade,
    primary key (box_id, label_id));`,
)
writeFileSync(join(migrations, '0001_boxes.down.sql'), 'drop table boxes_labels, lines, boxes, labels, goods;')

const paging = { style: 'page', size: 100, max: 100, total: 'exact' } as const
const goods = repository(goodsTable, { sort: ['name'], paging })
const labels = repository(labelsTable, { sort: ['name'], paging })
const lines = repository(linesTable, {
  sort: ['createdAt'],
  paging,
  shows: { amount: computed<string>('it.count::numeric * it.price') },
  copied: { price: { from: 'goodId', sql: '(select g.price from goods g where g.id = given."good_id")' } },
  rules: { some: { says: 'A line has goods.', keys: ['count'], constraint: 'lines_count_rule' } },
})
const boxes = repository(boxesTable, {
  sort: ['name'],
  paging,
  shows: {
    labels: linked('boxes_labels', 'box_id', 'label_id'),
    lines: partsOf(() => lines, 'boxId'),
    pieces: computedInt<number>('(select coalesce(sum(l.count), 0) from lines l where l.box_id = it.id)'),
    total: computed<string>(
      '(select round(coalesce(sum(l.count * l.price), 0), 2) from lines l where l.box_id = it.id)',
    ),
  },
  includes: {
    labels: { key: 'labels', of: (): Related => labels },
    onBox: { key: 'onBoxId', of: (): Related => boxes },
  },
  rules: {
    due_later: { says: 'It is due after packing.', keys: ['dueOn', 'packedOn'], constraint: 'boxes_due_rule' },
    few_lines: {
      says: 'A box has three lines at most.',
      keys: [],
      status: 409,
      sql: '(select count(*) from lines l where l.box_id = it.id) <= 3',
    },
  },
})

const scope: Scope = {
  requestId: 'test',
  now: new Date('2026-01-02T03:04:05.678Z'),
  log: pino({ level: 'silent' }),
  rows: { created: () => {}, deleted: () => {} },
}

/** An id that no row has. */
const nobody = '018f0000-0000-7000-8000-000000000000'

const refusal =
  (kind: string, ...pointers: string[]) =>
  (error: unknown) => {
    assert.ok(error instanceof AppError, String(error))
    assert.equal(error.kind, kind)
    assert.deepEqual(
      error.errors.map(({ pointer }) => pointer),
      pointers,
    )
    return true
  }

suite('rows that belong together', async () => {
  const { db, pool, close } = await openTestDatabase({ migrations })
  after(close)
  beforeEach(() => pool.query('truncate boxes_labels, lines, boxes, labels, goods'))

  const good = async (price = '0.10'): Promise<string> => (await goods.create(db, scope, { name: 'g', price })).id
  const label = async (name = 'l'): Promise<string> => (await labels.create(db, scope, { name })).id
  const count = async (table: string): Promise<number> =>
    Number((await pool.query<{ n: string }>(`select count(*) as n from ${table}`)).rows[0]?.n)
  const stored = async (): Promise<readonly number[]> => [
    await count('boxes'),
    await count('lines'),
    await count('boxes_labels'),
  ]

  suite('a new row', () => {
    test('comes with its parts and links', async () => {
      const [goodId, red, blue] = [await good(), await label('red'), await label('blue')]
      const box = await boxes.create(db, scope, { name: 'a', labels: [blue, red], lines: [{ goodId, count: 3 }] })
      assert.deepEqual(box.labels, [red, blue].toSorted())
      assert.deepEqual(
        box.lines.map((line) => [line.boxId, line.goodId, line.count]),
        [[box.id, goodId, 3]],
      )
      assert.deepEqual(await boxes.get(db, scope, box.id), box)
    })

    test('has none of them where none are given', async () => {
      const box = await boxes.create(db, scope, { name: 'a' })
      assert.deepEqual([box.labels, box.lines, box.pieces, box.total], [[], [], 0, '0.00'])
    })

    test('counts a label that is given twice once', async () => {
      const red = await label()
      assert.deepEqual((await boxes.create(db, scope, { name: 'a', labels: [red, red] })).labels, [red])
    })

    test('keeps the parts in the order in which they were given', async () => {
      const given = [{ goodId: await good() }, { goodId: await good() }, { goodId: await good() }]
      const box = await boxes.create(db, scope, { name: 'a', lines: given.toReversed() })
      assert.deepEqual(
        box.lines.map(({ goodId }) => ({ goodId })),
        given.toReversed(),
      )
    })

    test('is not stored without its parts: an id of no row in the second', async () => {
      const [goodId, red] = [await good(), await label()]
      const given = { name: 'a', labels: [red], lines: [{ goodId }, { goodId: nobody, price: '1.00' }] }
      await assert.rejects(boxes.create(db, scope, given), refusal('unknown_reference', '/lines/1/goodId'))
      assert.deepEqual(await stored(), [0, 0, 0])
    })

    test('is not stored without its parts: a broken rule in the second', async () => {
      const given = { name: 'a', lines: [{ goodId: await good() }, { goodId: await good(), count: 0 }] }
      await assert.rejects(boxes.create(db, scope, given), refusal('rule', '/lines/1/count'))
      assert.deepEqual(await stored(), [0, 0, 0])
    })

    test('is not stored without its parts: two that must differ', async () => {
      const goodId = await good()
      // which box they share is nothing that was sent
      const refused = refusal('conflict', '/lines/1/goodId')
      await assert.rejects(boxes.create(db, scope, { name: 'a', lines: [{ goodId }, { goodId }] }), refused)
      assert.deepEqual(await stored(), [0, 0, 0])
    })

    test('is not stored without its links', async () => {
      const given = { name: 'a', labels: [await label(), nobody] }
      await assert.rejects(boxes.create(db, scope, given), refusal('unknown_reference', '/labels'))
      assert.deepEqual(await stored(), [0, 0, 0])
    })

    test('in a transaction of the caller goes with it', async () => {
      const lost = new Error('lost')
      const work = transaction(db, async (tx) => {
        await boxes.create(tx, scope, { name: 'a', lines: [{ goodId: await idIn(tx) }] })
        throw lost
      })
      await assert.rejects(work, (error) => error === lost)
      assert.deepEqual(await stored(), [0, 0, 0])
    })

    const idIn = async (tx: typeof db | Parameters<Parameters<typeof transaction>[1]>[0]): Promise<string> =>
      (await goods.create(tx, scope, { name: 'g', price: '1.00' })).id
  })

  suite('a reference', () => {
    test('to no row is refused at its key, in a new row and in a change', async () => {
      const refused = refusal('unknown_reference', '/onBoxId')
      await assert.rejects(boxes.create(db, scope, { name: 'a', onBoxId: nobody }), refused)
      const { id } = await boxes.create(db, scope, { name: 'a' })
      await assert.rejects(boxes.update(db, scope, id, { onBoxId: nobody }), refused)
      await assert.rejects(boxes.replace(db, scope, id, { name: 'a', onBoxId: nobody }), refused)
    })

    test('keeps the row that it points at', async () => {
      const under = await boxes.create(db, scope, { name: 'under' })
      const { id } = await boxes.create(db, scope, { name: 'over', onBoxId: under.id })
      await assert.rejects(boxes.remove(db, scope, under.id), refusal('conflict'))
      await boxes.update(db, scope, id, { onBoxId: null })
      await boxes.remove(db, scope, under.id)
      assert.equal(await count('boxes'), 1)
    })

    test('of a part keeps the row that it points at', async () => {
      const goodId = await good()
      await boxes.create(db, scope, { name: 'a', lines: [{ goodId }] })
      await assert.rejects(goods.remove(db, scope, goodId), refusal('conflict'))
    })
  })

  test('a removed row takes its parts and its links along', async () => {
    const { id } = await boxes.create(db, scope, {
      name: 'a',
      labels: [await label()],
      lines: [{ goodId: await good() }],
    })
    assert.deepEqual(await stored(), [1, 1, 1])
    await boxes.remove(db, scope, id)
    assert.deepEqual(await stored(), [0, 0, 0])
    assert.deepEqual([await count('goods'), await count('labels')], [1, 1])
  })

  suite('a copied value', () => {
    const lineOf = async (given: { goodId: string; price?: string }) => {
      const box = await boxes.create(db, scope, { name: 'a' })
      return lines.create(db, scope, { boxId: box.id, ...given })
    }

    test('is what it was when the row was made', async () => {
      const goodId = await good('2.50')
      const { id } = await lineOf({ goodId })
      await goods.update(db, scope, goodId, { price: '9.99' })
      assert.equal((await lines.get(db, scope, id)).price, '2.50')
      assert.equal((await lineOf({ goodId })).price, '9.99')
    })

    test('gives way to one that is given', async () => {
      assert.equal((await lineOf({ goodId: await good('2.50'), price: '1.00' })).price, '1.00')
    })

    test('stays in a replacement that does not name it', async () => {
      const { id, boxId, goodId } = await lineOf({ goodId: await good('2.50') })
      await goods.update(db, scope, goodId, { price: '9.99' })
      assert.equal((await lines.replace(db, scope, id, { boxId, goodId, count: 2 })).price, '2.50')
      assert.equal((await lines.replace(db, scope, id, { boxId, goodId, price: '1.00' })).price, '1.00')
    })

    test('from no row is an unknown reference', async () => {
      await assert.rejects(lineOf({ goodId: nobody }), refusal('unknown_reference', '/goodId'))
    })
  })

  test('what is worked out over parts is exact', async () => {
    const given = [{ goodId: await good() }, { goodId: await good() }, { goodId: await good() }]
    const box = await boxes.create(db, scope, { name: 'a', lines: given })
    assert.deepEqual([box.total, box.pieces, box.lines[0]?.amount], ['0.30', 3, '0.10'])
    const [first] = box.lines
    await lines.update(db, scope, first?.id ?? '', { count: 7 })
    assert.equal((await boxes.get(db, scope, box.id)).total, '0.90')
  })

  suite('links', () => {
    const labelled = async () => {
      const [red, blue] = [await label('red'), await label('blue')]
      const { id } = await boxes.create(db, scope, { name: 'a', labels: [red] })
      return { id, red, blue }
    }

    test('are those that a change names', async () => {
      const { id, blue } = await labelled()
      assert.deepEqual((await boxes.update(db, scope, id, { labels: [blue] })).labels, [blue])
      assert.deepEqual((await boxes.update(db, scope, id, { labels: [] })).labels, [])
    })

    test('stay as they are where a change does not name them', async () => {
      const { id, red } = await labelled()
      assert.deepEqual((await boxes.update(db, scope, id, { name: 'b' })).labels, [red])
      assert.deepEqual((await boxes.update(db, scope, id, {})).labels, [red])
    })

    test('are none where a replacement does not name them', async () => {
      const { id, blue } = await labelled()
      assert.deepEqual((await boxes.replace(db, scope, id, { name: 'b', labels: [blue] })).labels, [blue])
      assert.deepEqual((await boxes.replace(db, scope, id, { name: 'b' })).labels, [])
    })

    test('that a repository keeps stay in a replacement, like its other kept keys', async () => {
      const keeping = repository(boxesTable, {
        sort: ['name'],
        paging,
        shows: { labels: linked('boxes_labels', 'box_id', 'label_id') },
        kept: ['door', 'labels'],
      })
      const { id, red } = await labelled()
      await boxes.update(db, scope, id, { door: 1, dueOn: '2026-02-01' })
      const box = await keeping.replace(db, scope, id, { name: 'b' })
      assert.deepEqual([box.name, box.door, box.dueOn, box.labels], ['b', 1, null, [red]])
    })

    test('of other rows are left alone', async () => {
      const { id, red, blue } = await labelled()
      const other = await boxes.create(db, scope, { name: 'b', labels: [red, blue] })
      await boxes.update(db, scope, id, { labels: [] })
      assert.deepEqual((await boxes.get(db, scope, other.id)).labels, [red, blue].toSorted())
    })

    test('are all as before when one of them leads nowhere', async () => {
      const { id, red, blue } = await labelled()
      const refused = boxes.update(db, scope, id, { name: 'b', labels: [blue, nobody] })
      await assert.rejects(refused, refusal('unknown_reference', '/labels'))
      const box = await boxes.get(db, scope, id)
      assert.deepEqual([box.name, box.labels], ['a', [red]])
    })

    test('come and go one by one, and twice is once', async () => {
      const { id, red, blue } = await labelled()
      const labelsAfter = async (change: 'link' | 'unlink', other: string): Promise<string[]> => {
        await transaction(db, (tx) => boxes[change](tx, id, 'labels', other))
        return (await boxes.get(db, scope, id)).labels
      }
      assert.deepEqual(await labelsAfter('link', blue), [red, blue].toSorted())
      assert.deepEqual(await labelsAfter('link', blue), [red, blue].toSorted())
      assert.deepEqual(await labelsAfter('unlink', red), [blue])
      assert.deepEqual(await labelsAfter('unlink', red), [blue])
      await assert.rejects(labelsAfter('link', nobody), refusal('unknown_reference', '/labels'))
    })

    test('are not known by another name', async () => {
      const { id, red } = await labelled()
      await assert.rejects(
        transaction(db, async (tx) => boxes.link(tx, id, 'lines', red)),
        /is not linked by lines/,
      )
    })
  })

  suite('reading', () => {
    test('one row by its values, the oldest of several, or none', async () => {
      const first = await boxes.create(db, scope, { name: 'a', door: 1, lines: [{ goodId: await good() }] })
      await boxes.create(db, scope, { name: 'a', door: 2 })
      assert.deepEqual(await boxes.find(db, scope, { name: 'a' }), first)
      assert.equal((await boxes.find(db, scope, { name: 'a', door: 2 }))?.door, 2)
      assert.equal(await boxes.find(db, scope, { name: 'b' }), null)
    })

    test('one row by a value that is missing', async () => {
      const under = await boxes.create(db, scope, { name: 'under', door: 1 })
      await boxes.create(db, scope, { name: 'over', onBoxId: under.id })
      assert.equal((await boxes.find(db, scope, { onBoxId: null }))?.name, 'under')
      assert.equal((await boxes.find(db, scope, { door: null, state: 'open' }))?.name, 'over')
    })

    test('rows by their ids, with their parts', async () => {
      const [a, b] = [
        await boxes.create(db, scope, { name: 'a', lines: [{ goodId: await good() }] }),
        await boxes.create(db, scope, { name: 'b' }),
      ]
      assert.deepEqual(
        await boxes.byIds(db, [b.id, nobody, a.id]),
        new Map([
          [a.id, a],
          [b.id, b],
        ]),
      )
    })

    test('parts of many owners, each with its own in the order of their making', async () => {
      const [a, b] = [await boxes.create(db, scope, { name: 'a' }), await boxes.create(db, scope, { name: 'b' })]
      const made: [string, string][] = []
      for (const box of [a, b, a, b, a])
        made.push([box.id, (await lines.create(db, scope, { boxId: box.id, goodId: await good() })).id])
      const owned = await lines.ownedBy(db, 'boxId', [a.id, b.id, nobody])
      const ids = (of: string) => (owned.get(of) as { id: string }[] | undefined)?.map(({ id }) => id)
      const expected = (of: string) => made.filter(([box]) => box === of).map(([, id]) => id)
      assert.deepEqual(ids(a.id), expected(a.id))
      assert.deepEqual(ids(b.id), expected(b.id))
      assert.equal(ids(nobody), undefined)
    })
  })

  suite('what a client opens', () => {
    const opened = async (include: string, id: string) =>
      (await boxes.get(db, scope, id, { include })) as unknown as Record<string, unknown>

    test('is the row that is pointed at, beside its id', async () => {
      const under = await boxes.create(db, scope, { name: 'under', lines: [{ goodId: await good() }] })
      const { id } = await boxes.create(db, scope, { name: 'over', onBoxId: under.id })
      const box = await opened('onBox', id)
      assert.deepEqual([box['onBoxId'], box['onBox']], [under.id, under])
    })

    test('is null where nothing is pointed at', async () => {
      const { id } = await boxes.create(db, scope, { name: 'a' })
      assert.equal((await opened('onBox', id))['onBox'], null)
    })

    test('is every linked row in the place of its id', async () => {
      const made = [await labels.create(db, scope, { name: 'x' }), await labels.create(db, scope, { name: 'y' })]
      const { id } = await boxes.create(db, scope, { name: 'a', labels: made.map((row) => row.id) })
      assert.deepEqual((await opened('labels,onBox', id))['labels'], made)
    })

    test('is the same in a list', async () => {
      const red = await labels.create(db, scope, { name: 'red' })
      await boxes.create(db, scope, { name: 'a', labels: [red.id] })
      await boxes.create(db, scope, { name: 'b' })
      const { items } = await boxes.list(db, scope, { include: 'labels' })
      assert.deepEqual(
        items.map((box) => box.labels as unknown),
        [[red], []],
      )
    })

    test('is only what the list declares', () => {
      const accepts = new Ajv({ strict: false }).compile(boxes.parameters as AnySchema)
      for (const include of ['labels', 'onBox', 'labels,onBox', 'onBox,labels,onBox'])
        assert.equal(accepts({ include }), true, include)
      for (const include of [
        '',
        'lines',
        'constructor',
        'labels,',
        ',labels',
        'labels,lines',
        'labels onBox',
        'Labels',
      ])
        assert.equal(accepts({ include }), false, include)
    })
  })

  test('a page costs as many statements with fifty rows as with two', async () => {
    let statements = 0
    const counting = {
      ...db,
      $client: { ...pool, query: (statement: Statement) => ((statements += 1), pool.query(statement)) },
    } as unknown as typeof db
    const made: string[] = []
    const goodIds = [await good(), await good()]
    const labelIds = [await label('x'), await label('y')]
    const cost = async (rows: number): Promise<number> => {
      while (made.length < rows) {
        const onBoxId = made.at(-1) ?? null
        const given = { name: 'a', onBoxId, labels: labelIds, lines: goodIds.map((goodId) => ({ goodId })) }
        made.push((await boxes.create(db, scope, given)).id)
      }
      statements = 0
      const { items } = await boxes.list(counting, scope, { include: 'labels,onBox' })
      assert.deepEqual([items.length, items.at(-1)?.lines.length], [rows, 2])
      return statements
    }
    // the page, its parts, the labels, the boxes underneath, and their parts
    assert.equal(await cost(2), 5)
    assert.equal(await cost(50), 5)
  })

  suite('a key that is unique in part', () => {
    test('is a conflict at its field', async () => {
      await boxes.create(db, scope, { name: 'a', door: 1 })
      await assert.rejects(boxes.create(db, scope, { name: 'b', door: 1 }), refusal('conflict', '/door'))
    })

    test('is none for rows that it does not speak of', async () => {
      await boxes.create(db, scope, { name: 'a', door: 1 })
      const { id } = await boxes.create(db, scope, { name: 'b', door: 1, state: 'shut' })
      await assert.rejects(boxes.update(db, scope, id, { state: 'open' }), refusal('conflict', '/door'))
    })
  })

  suite('a rule', () => {
    const rule = (code: string, status: number | undefined) => (error: unknown) => {
      assert.ok(error instanceof AppError)
      assert.deepEqual([error.kind, error.code, error.status], ['rule', code, status])
      return true
    }

    test('that is a constraint is told by its name, at its keys', async () => {
      const early = { packedOn: '2026-03-02', dueOn: '2026-03-01' }
      await assert.rejects(boxes.create(db, scope, { name: 'a', ...early }), rule('due_later', undefined))
      const { id } = await boxes.create(db, scope, { name: 'a', packedOn: '2026-03-02' })
      const refused = boxes.update(db, scope, id, { dueOn: '2026-03-01' })
      await assert.rejects(refused, refusal('rule', '/dueOn', '/packedOn'))
      await boxes.update(db, scope, id, { dueOn: '2026-03-02' })
    })

    test('that looks at parts is asked after they are written', async () => {
      const four = [await good(), await good(), await good(), await good()].map((goodId) => ({ goodId }))
      await boxes.create(db, scope, { name: 'a', lines: four.slice(1) })
      await assert.rejects(boxes.create(db, scope, { name: 'b', lines: four }), rule('few_lines', 409))
      assert.deepEqual(await stored(), [1, 3, 0])
    })

    test('that looks at parts is asked with every change of its own row, and when it is told to hold', async () => {
      const { id } = await boxes.create(db, scope, { name: 'a' })
      for (let at = 0; at < 4; at += 1) await lines.create(db, scope, { boxId: id, goodId: await good() })
      await assert.rejects(boxes.update(db, scope, id, { name: 'b' }), rule('few_lines', 409))
      await assert.rejects(
        transaction(db, (tx) => boxes.hold(tx, id)),
        rule('few_lines', 409),
      )
      assert.equal((await boxes.get(db, scope, id)).name, 'a')
    })

    test('holds of a row that is gone', async () => {
      await transaction(db, (tx) => boxes.hold(tx, nobody))
    })
  })

  test('a row is locked if it is there', async () => {
    const { id } = await boxes.create(db, scope, { name: 'a' })
    await transaction(db, async (tx) => {
      assert.equal(await boxes.lock(tx, id), true)
      assert.equal(await boxes.lock(tx, nobody), false)
    })
  })
})
