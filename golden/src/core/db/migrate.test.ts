import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, afterEach, before, beforeEach, test } from 'node:test'
import type { TestDatabase } from '../../../test/database.ts'
import { suiteOnEachDatabase } from './each-database.fixture.ts'
import { migrateDown, migrateUp, migrationStatus } from './index.ts'

const orders = { '0001_orders.up.sql': 'create table orders (n int);', '0001_orders.down.sql': 'drop table orders;' }
const lines = {
  '0002_lines.up.sql': 'create table lines (n int); insert into lines values (1);',
  '0002_lines.down.sql': 'drop table lines;',
}

suiteOnEachDatabase('migrations', (open) => {
  let database: TestDatabase
  let folder: string
  before(async () => {
    database = await open()
  })
  after(() => database.close())
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'test-migrations-'))
    await database.pool.query('drop table if exists schema_migrations, orders, lines')
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  const write = (files: Readonly<Record<string, string>>): void => {
    for (const [name, sql] of Object.entries(files)) writeFileSync(join(folder, name), sql)
  }
  const up = async (): Promise<string[]> => (await migrateUp(database.pool, folder)).map(({ name }) => name)
  const down = async (steps?: number): Promise<string[]> =>
    (await migrateDown(database.pool, folder, steps)).map(({ name }) => name)
  const states = async (): Promise<string[]> =>
    (await migrationStatus(database.pool, folder)).map(({ name, state }) => `${name} ${state}`)
  const tables = async (): Promise<unknown[]> => {
    const text =
      "select tablename from pg_tables where schemaname = 'public' and tablename <> 'schema_migrations' order by 1"
    return (await database.pool.query(text)).rows.map((row) => row['tablename'])
  }

  test('up applies what is pending, in order and once', async () => {
    write(orders)
    assert.deepEqual(await states(), ['0001_orders pending'])
    assert.deepEqual(await up(), ['0001_orders'])
    write(lines)
    assert.deepEqual(await states(), ['0001_orders applied', '0002_lines pending'])
    assert.deepEqual(await up(), ['0002_lines'])
    assert.deepEqual(await up(), [])
    assert.deepEqual(await tables(), ['lines', 'orders'])
    const [first] = await migrationStatus(database.pool, folder)
    assert.ok(first?.appliedAt instanceof Date)
  })

  test('down takes back the last step, or as many as asked', async () => {
    write({ ...orders, ...lines })
    await up()
    assert.deepEqual(await down(), ['0002_lines'])
    assert.deepEqual(await tables(), ['orders'])
    await up()
    assert.deepEqual(await down(9), ['0002_lines', '0001_orders'])
    assert.deepEqual(await tables(), [])
    assert.deepEqual(await states(), ['0001_orders pending', '0002_lines pending'])
  })

  test('a step that fails leaves the database as it was, and the steps before it applied', async () => {
    write({ ...orders, '0002_lines.up.sql': 'create table lines (n int); insert into lines values (1 / 0);' })
    await assert.rejects(up(), { problem: 'failed', message: /0002_lines failed and was undone: division by zero/ })
    assert.deepEqual(await tables(), ['orders'])
    assert.deepEqual(await states(), ['0001_orders applied', '0002_lines pending'])
    write(lines)
    assert.deepEqual(await up(), ['0002_lines'])
  })

  test('a way back that fails is undone', async () => {
    write({ ...orders, '0001_orders.down.sql': 'drop table orders; drop table nowhere;' })
    await up()
    await assert.rejects(down(), { problem: 'failed' })
    assert.deepEqual(await tables(), ['orders'])
    assert.deepEqual(await states(), ['0001_orders applied'])
  })

  test('a file that changed after it was applied is refused; other line ends are no change', async () => {
    write({ '0001_orders.up.sql': 'create table orders (n int);\n' })
    await up()
    write({ '0001_orders.up.sql': 'create table orders (n int);\r\n' })
    assert.deepEqual(await up(), [])
    write({ '0001_orders.up.sql': 'create table orders (n bigint);\n', ...lines })
    await assert.rejects(up(), { problem: 'changed', message: /0001_orders/ })
    await assert.rejects(down(), { problem: 'changed' })
    assert.deepEqual(await states(), ['0001_orders changed', '0002_lines pending'])
    assert.deepEqual(await tables(), ['orders'])
  })

  test('an applied migration without a file is refused', async () => {
    write({ ...orders, ...lines })
    await up()
    for (const name of Object.keys(lines)) rmSync(join(folder, name))
    await assert.rejects(up(), { problem: 'missing', message: /0002_lines/ })
    assert.deepEqual(await states(), ['0001_orders applied', '0002_lines missing'])
  })

  test('one that was applied ahead of its predecessor is refused', async () => {
    write({ ...orders, ...lines })
    await up()
    await database.pool.query('delete from schema_migrations where number = 1')
    await assert.rejects(up(), { problem: 'gap' })
  })

  for (const [what, files, problem] of [
    ['the same number twice', { '0002_more.up.sql': 'select 1' }, 'duplicate'],
    ['a number left out', { '0004_later.up.sql': 'select 1' }, 'gap'],
    ['a name without direction', { '0003_later.sql': 'select 1' }, 'misnamed'],
  ] as const) {
    test(`${what} is refused before anything is applied`, async () => {
      write({ ...orders, ...lines, ...files })
      await assert.rejects(up(), { problem })
      assert.deepEqual(await tables(), [])
    })
  }

  test('without a way back there is none', async () => {
    write({ '0001_orders.up.sql': 'create table orders (n int);' })
    await up()
    await assert.rejects(down(), { problem: 'irreversible' })
    assert.deepEqual(await tables(), ['orders'])
  })

  test('of several at once each step is applied by one', async () => {
    write({ ...orders, ...lines })
    const applied = await Promise.all(Array.from({ length: 4 }, up))
    assert.deepEqual(applied.flat().toSorted(), ['0001_orders', '0002_lines'])
    assert.deepEqual((await database.pool.query('select count(*) from lines')).rows, [{ count: '1' }])
  })

  test('a step may take longer than any statement of the app', async () => {
    const short = await open({ queryTimeoutMs: 200 })
    write({
      '0001_slow.up.sql': "do $$ begin while clock_timestamp() < now() + interval '500 ms' loop end loop; end $$",
    })
    const applied = await migrateUp(short.pool, folder)
    assert.equal(applied.length, 1)
    await short.close()
  })
})
