import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, suite, test } from 'node:test'
import { evolve } from '../../src/evolve/index.ts'
import type { Entity, Field, Spec } from '../../src/spec/index.ts'
import { render } from '../../src/diagnostics/index.ts'
import { ashlar, assertCode } from '../ashlar.ts'
import { generated } from '../generated.ts'
import { specOf } from '../compose/compose-text.ts'
import { assertFile, casesIn } from '../spec/folders.ts'
import { assertSameTree, addTo, makeTree, treeOf } from '../trees.ts'
import { type Database, catalogue, embedded, onServer } from './database.ts'

const cases = join(import.meta.dirname, 'cases')
const textOf = (name: string, when: 'before' | 'after'): string =>
  readFileSync(join(cases, name, `${when}.yaml`), 'utf8')
const pair = (name: string): readonly [Spec, Spec] => [specOf(textOf(name, 'before')), specOf(textOf(name, 'after'))]
const refused = casesIn(cases).filter((name) => name.startsWith('refused-'))
const allowed = casesIn(cases).filter((name) => !refused.includes(name))

suite('what a changed spec comes to', () => {
  for (const name of casesIn(cases))
    test(name, () => {
      const { migration, diagnostics } = evolve(...pair(name))
      const said = render(diagnostics, [], { color: false })
      const steps =
        migration === null
          ? '-- no migration\n'
          : `-- ${migration.name}: up\n${migration.up}\n-- down\n${migration.down}`
      assertFile(
        join(cases, name, 'expected.sql'),
        said === '' ? steps : said.replaceAll(/^/gm, '-- ').replace(/-- $/, ''),
      )
    })

  test('the first one creates every table', () => {
    const { migration } = evolve(null, pair('a-table')[1])
    assert.equal(migration?.name, 'init')
    assert.match(
      migration.up,
      /create table "tasks" [^]*create table "people"|create table "people" [^]*create table "tasks"/,
    )
  })

  test('the same spec needs none', () => {
    for (const name of allowed) assert.equal(evolve(pair(name)[1], pair(name)[1]).migration, null)
  })
})

suite('what cannot be migrated is 3, said at once, and nothing is written', () => {
  for (const name of refused)
    test(name, async () => {
      const folder = await generated(textOf(name, 'before'))
      addTo(folder, { 'ashlar.yaml': textOf(name, 'after') })
      const before = treeOf(folder)
      const run = ashlar(['generate'], { cwd: folder })
      assertCode(run, 3)
      assert.match(run.stderr, /^error unsupported-change: /m)
      assertSameTree(treeOf(folder), before)
    })
})

test('a migration is added to those that exist, and none of them changes', () => {
  const folder = makeTree({ 'ashlar.yaml': textOf('a-table', 'before'), 'migrations/0007_mine.up.sql': 'select 1;\n' })
  assertCode(ashlar(['generate'], { cwd: folder }), 0)
  const before = treeOf(folder)
  addTo(folder, { 'ashlar.yaml': textOf('a-table', 'after') })
  assertCode(ashlar(['generate'], { cwd: folder }), 0)
  const now = treeOf(folder)
  const of = (tree: object): string[] => Object.keys(tree).filter((path) => path.startsWith('migrations/'))
  assert.deepEqual(of(before), [
    'migrations/0007_mine.up.sql',
    'migrations/0008_init.down.sql',
    'migrations/0008_init.up.sql',
  ])
  assert.deepEqual(of(now), [
    ...of(before),
    'migrations/0009_create_people.down.sql',
    'migrations/0009_create_people.up.sql',
  ])
  for (const path of of(before)) assert.equal(now[path], before[path])
  assertCode(ashlar(['plan', '--check'], { cwd: folder }), 0)
})

const server = process.env['TEST_DATABASE_URL']
const databases: readonly (readonly [string, (() => Promise<Database>) | null])[] = [
  ['embedded', embedded],
  ['on a server', server === undefined ? null : () => onServer(server)],
]

for (const [where, open] of databases)
  suite(`up and down again, ${where}`, { skip: open === null && 'TEST_DATABASE_URL names no server' }, async () => {
    if (open === null) return
    const database = await open()
    after(() => database.close())
    const empty = await catalogue(database)

    for (const name of allowed)
      test(name, async () => {
        const [from, to] = pair(name)
        const [first, fresh, step] = [
          evolve(null, from).migration,
          evolve(null, to).migration,
          evolve(from, to).migration,
        ]
        assert.ok(first && fresh)
        await database.run(fresh.up)
        const wanted = await catalogue(database)
        await database.run(fresh.down)
        assert.deepEqual(await catalogue(database), empty)

        await database.run(first.up)
        const start = await catalogue(database)
        for (const entity of inOrder(from)) await database.run(insert(entity, from))
        const rows = await rowsOf(database, from)
        await database.run(step?.up ?? '')
        assert.deepEqual(await catalogue(database), wanted)
        assert.deepEqual(await rowsOf(database, from), rows)
        for (const entity of inOrder(to)) await database.run(insert(entity, to))
        await database.run(step?.down ?? '')
        assert.deepEqual(await catalogue(database), start)
        await database.run(first.down)
        assert.deepEqual(await catalogue(database), empty)
      })
  })

/** One row with only what must be given; the database fills in the rest. */
const insert = ({ names, fields }: Entity, spec: Spec): string => {
  const given = fields.filter((field) => !field.optional && field.default === null)
  const columns = ['id', 'created_at', 'updated_at', ...given.map(({ column }) => column)]
  const values = ['gen_random_uuid()', 'now()', 'now()', ...given.map((field) => valueOf(field, spec))]
  return `insert into ${names.table} (${columns.map((column) => `"${column}"`).join(', ')}) values (${values.join(', ')})`
}

/** Whoever is pointed at comes first. */
const inOrder = ({ entities }: Spec): readonly Entity[] => {
  const needs = ({ fields }: Entity): number =>
    fields.filter(({ type, optional }) => type.kind === 'reference' && !optional).length
  return entities.toSorted((a, b) => needs(a) - needs(b))
}

const valueOf = ({ type }: Field, spec: Spec): string => {
  if (type.kind === 'reference') {
    const other = spec.entities.find(({ name }) => name === type.entity)
    return `(select "id" from "${other?.names.table}" limit 1)`
  }
  if (type.kind === 'string') return 'md5(random()::text)'
  if (type.kind === 'uuid') return 'gen_random_uuid()'
  if (type.kind === 'int') return '7'
  if (type.kind === 'bool') return 'true'
  throw new Error(`the cases have no required ${type.kind} yet`)
}

/** The rows as the first spec knows them, in the order of their ids. */
const rowsOf = async ({ run }: Database, spec: Spec): Promise<unknown[]> =>
  Promise.all(
    spec.entities.map(({ names, fields }) =>
      run(
        `select ${['id', 'created_at', ...fields.map(({ column }) => column)].map((column) => `"${column}"`).join(', ')} from ${names.table} order by id`,
      ),
    ),
  )

test('every case has its files', () => {
  for (const name of casesIn(cases)) assert.ok(existsSync(join(cases, name, 'expected.sql')), name)
})
