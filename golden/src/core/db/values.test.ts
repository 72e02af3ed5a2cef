import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { TestDatabase } from '../../../test/database.ts'
import { suiteOnEachDatabase } from './each-database.fixture.ts'
import { rawTypes } from './index.ts'

const id = '0190f3a1-7c1e-7a52-8e1b-0a1b2c3d4e5f'
const moment = new Date('2026-11-20T09:30:15.123Z')

/** Type, value given, the text PostgreSQL sends for it, and what it becomes without `rawTypes`. */
const values: readonly (readonly [type: string, given: unknown, sent: string, parsed: unknown])[] = [
  ['boolean', true, 't', true],
  ['smallint', -32768, '-32768', -32768],
  ['integer', 2147483647, '2147483647', 2147483647],
  ['bigint', 9007199254740993n, '9007199254740993', '9007199254740993'],
  ['numeric(12,2)', '1234567890.10', '1234567890.10', '1234567890.10'],
  ['real', 0.1, '0.1', 0.1],
  ['double precision', 0.30000000000000004, '0.30000000000000004', 0.30000000000000004],
  ['double precision', Number.NaN, 'NaN', Number.NaN],
  [
    'text',
    `"quoted" 'text' \\ {braces} grüß 🪨\n`,
    `"quoted" 'text' \\ {braces} grüß 🪨\n`,
    `"quoted" 'text' \\ {braces} grüß 🪨\n`,
  ],
  ['varchar(5)', '', '', ''],
  ['char(4)', 'ab', 'ab  ', 'ab  '],
  ['uuid', id.toUpperCase(), id, id],
  ['date', '2024-02-29', '2024-02-29', new Date(2024, 1, 29)],
  ['time', '23:59:59.5', '23:59:59.5', '23:59:59.5'],
  ['timestamptz(3)', moment, '2026-11-20 09:30:15.123+00', moment],
  [
    'timestamptz',
    '2026-11-20T09:30:15.123456+05:30',
    '2026-11-20 04:00:15.123456+00',
    new Date('2026-11-20T04:00:15.123Z'),
  ],
  ['timestamp', '2026-11-20 09:30:15', '2026-11-20 09:30:15', new Date(2026, 10, 20, 9, 30, 15)],
  ['interval', '1 day 02:03:04', '1 day 02:03:04', undefined],
  ['json', { b: 1, a: [null, 'x'] }, '{"b":1,"a":[null,"x"]}', { b: 1, a: [null, 'x'] }],
  ['jsonb', { b: 1, a: [null, 'x'] }, '{"a": [null, "x"], "b": 1}', { b: 1, a: [null, 'x'] }],
  ['bytea', Buffer.from([0, 255, 92, 39]), '\\x00ff5c27', Buffer.from([0, 255, 92, 39])],
  ['text[]', ['a', null, '{"x,y"}', ''], '{a,NULL,"{\\"x,y\\"}",""}', ['a', null, '{"x,y"}', '']],
  ['integer[]', [1, [2]].flat(), '{1,2}', [1, 2]],
  ['uuid[]', [id], `{${id}}`, [id]],
  ['timestamptz[]', [moment], '{"2026-11-20 09:30:15.123+00"}', [moment]],
  ['inet', '10.0.0.1/8', '10.0.0.1/8', '10.0.0.1/8'],
  ['int4range', '[1,3]', '[1,4)', '[1,4)'],
  ['tsvector', 'b a', "'a' 'b'", "'a' 'b'"],
]

suiteOnEachDatabase('values', (open) => {
  let database: TestDatabase
  before(async () => {
    database = await open()
  })
  after(() => database.close())

  for (const [type, given, sent, parsed] of values) {
    test(`${type} ${sent}`, async () => {
      const text = `select $1::${type}`
      const raw = await database.pool.query<unknown[]>({ text, values: [given], rowMode: 'array', types: rawTypes })
      assert.deepEqual(raw.rows, [[sent]])
      if (parsed === undefined) return
      const own = await database.pool.query<unknown[]>({ text, values: [given], rowMode: 'array' })
      assert.deepEqual(own.rows, [[parsed]])
    })
  }

  test('null and undefined are null', async () => {
    const { rows } = await database.pool.query('select $1::text a, $2::int b', [null, undefined])
    assert.deepEqual(rows, [{ a: null, b: null }])
  })

  test('a count is text, since it may be larger than any number', async () => {
    const { rows } = await database.pool.query('select count(*) from generate_series(1, 3)')
    assert.deepEqual(rows, [{ count: '3' }])
  })

  test('a large value comes back whole', async () => {
    const large = 'grüß'.repeat(500_000)
    const { rows } = await database.pool.query<{ value: string }>('select $1::text as value', [large])
    assert.equal(rows[0]?.value === large, true)
  })

  test('many rows come back in order', async () => {
    const { rows, rowCount } = await database.pool.query<{ n: number }>('select generate_series(1, 50000) as n')
    assert.equal(rowCount, 50_000)
    assert.equal(
      rows.every(({ n }, index) => n === index + 1),
      true,
    )
  })

  test('a command tells how many rows it changed', async () => {
    await database.pool.query('create table counted (n int)')
    const inserted = await database.pool.query('insert into counted select generate_series(1, 7)')
    assert.deepEqual([inserted.command, inserted.rowCount], ['INSERT', 7])
    const updated = await database.pool.query('update counted set n = 0 where n > $1', [4])
    assert.deepEqual([updated.command, updated.rowCount], ['UPDATE', 3])
  })

  test('the session speaks UTC', async () => {
    const { rows } = await database.pool.query('show time zone')
    assert.deepEqual(rows, [{ TimeZone: 'UTC' }])
  })
})
