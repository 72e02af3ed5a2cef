import fc from 'fast-check'
import { type EntityFacts, type Facts, type MemberFacts, type RowData } from '../../src/oracle/index.ts'
import { sqlName, sqlText } from '../../src/sql/index.ts'
import type { FieldType } from '../../src/spec/index.ts'
import { columnTypes, computed, inputs, model, tables, types } from './model.ts'
import { words } from './values.ts'

type Entity = keyof typeof tables

/** Rows of every entity, and what is sent. References are ids. */
export interface World {
  readonly rows: Readonly<Record<Entity, readonly Readonly<Record<string, unknown>>[]>>
  readonly pairs: readonly (readonly [string, string])[]
  readonly input: Readonly<Record<string, unknown>>
}

const scalar: { readonly [K in keyof typeof types]: fc.Arbitrary<unknown> } = {
  text: fc.constantFrom(...words),
  int: fc.constantFrom(0, 1, 2, 3, -3, 7, 12, 20),
  bigint: fc.constantFrom('0', '1', '-7', '40', '12'),
  float: fc.constantFrom(0, 0.5, -2.25, 3, 1.75, 8),
  price: fc.constantFrom('0.00', '5.00', '-0.05', '19.99', '10.10', '2.50'),
  rate: fc.constantFrom('0.0000', '1.0005', '-0.1250', '3.3333', '2.5000'),
  status: fc.constantFrom('open', 'paid', 'shipped'),
  bool: fc.boolean(),
  date: fc.constantFrom('2026-11-20', '2024-02-29', '2025-02-28', '2001-03-01', '2026-11-21'),
  time: fc.constantFrom('08:00:00.000', '23:59:59.999', '00:00:00.000'),
  datetime: fc.constantFrom(
    '2026-11-20T12:30:15.250Z',
    '2026-03-29T01:30:00.500Z',
    '2024-02-29T23:59:59.999Z',
    '2026-11-20T00:00:00.000Z',
  ),
  uuid: fc.constantFrom('00000000-0000-4000-8000-00000000000a', '00000000-0000-4000-8000-00000000000b'),
}

const scalars = (): fc.Arbitrary<Record<string, unknown>> =>
  fc.record(
    Object.fromEntries(
      Object.entries(scalar).flatMap(([name, value]): [string, fc.Arbitrary<unknown>][] => [
        [name, value],
        [`${name}Maybe`, fc.option(value, { freq: 2 })],
      ]),
    ),
  )

export const idOf = (entity: Entity, index: number): string =>
  `${Object.keys(tables).indexOf(entity)}0000000-0000-4000-8000-${String(index).padStart(12, '0')}`

const counts = { Order: 6, Line: 9, Person: 4, Tag: 4 } as const
const refs: Readonly<Record<Entity, readonly (readonly [string, Entity, boolean])[]>> = {
  Order: [
    ['buyer', 'Person', false],
    ['friend', 'Person', true],
  ],
  Line: [
    ['order', 'Order', false],
    ['tag', 'Tag', true],
  ],
  Person: [],
  Tag: [],
}

const reference = (to: Entity, optional: boolean): fc.Arbitrary<unknown> => {
  const id = fc.nat(counts[to] - 1).map((index) => idOf(to, index))
  return optional ? fc.option(id, { freq: 2 }) : id
}

const rowsOf = (entity: Entity): fc.Arbitrary<readonly Record<string, unknown>[]> =>
  fc
    .array(
      fc.tuple(
        scalars(),
        fc.record(Object.fromEntries(refs[entity].map(([name, to, optional]) => [name, reference(to, optional)]))),
      ),
      {
        minLength: counts[entity],
        maxLength: counts[entity],
      },
    )
    .map((all) =>
      all.map(([values, others], index) => ({
        id: idOf(entity, index),
        ...values,
        ...others,
        ...(entity === 'Tag' ? { holder: holderOf(index) } : {}),
      })),
    )

/** Nobody holds two tags: the other end is a single row. */
const holderOf = (index: number): string | null => (index < 2 ? idOf('Person', index + 1) : null)

export const arbitraryWorld: fc.Arbitrary<World> = fc.record({
  rows: fc.record({ Order: rowsOf('Order'), Line: rowsOf('Line'), Person: rowsOf('Person'), Tag: rowsOf('Tag') }),
  pairs: fc.uniqueArray(fc.tuple(reference('Order', false), reference('Tag', false)), {
    minLength: 5,
    maxLength: 10,
    selector: String,
  }) as fc.Arbitrary<World['pairs']>,
  input: scalars().map((values) => ({ ...values, person: idOf('Person', 0) })),
})

/** The judge's rows: relations lead to further rows, for as long as one asks. */
export const judged = (world: World): ReadonlyMap<string, RowData> => {
  const all = new Map<string, Record<string, unknown>>()
  for (const rows of Object.values(world.rows)) for (const row of rows) all.set(String(row['id']), {})
  const at = (id: unknown): unknown => all.get(id as string) ?? null
  const where = (entity: Entity, by: string, id: unknown): readonly unknown[] =>
    world.rows[entity].filter((row) => row[by] === id).map((row) => at(row['id']))
  for (const [entity, rows] of Object.entries(world.rows) as [Entity, World['rows'][Entity]][])
    for (const row of rows) {
      const id = row['id']
      const related: Record<string, unknown> = Object.fromEntries(refs[entity].map(([name]) => [name, at(row[name])]))
      if (entity === 'Order') {
        related['lines'] = where('Line', 'order', id)
        related['tags'] = world.pairs.filter(([order]) => order === id).map(([, tag]) => at(tag))
      }
      if (entity === 'Person') {
        related['orders'] = where('Order', 'buyer', id)
        related['badge'] = where('Tag', 'holder', id)[0] ?? null
      }
      if (entity === 'Tag') {
        related['holder'] = at(row['holder'])
        related['orders'] = world.pairs.filter(([, tag]) => tag === id).map(([order]) => at(order))
      }
      Object.assign(all.get(String(id)) ?? {}, row, related)
    }
  return all as unknown as ReadonlyMap<string, RowData>
}

/** The same model as the judge wants it. */
export const facts: Facts = new Map(
  Object.keys(tables).map((entity): [string, EntityFacts] => [
    entity,
    new Map(
      [...(model.entity(entity)?.members ?? [])].map(([name, member]): [string, MemberFacts] => [
        name,
        factOf(entity, name, member.kind),
      ]),
    ),
  ]),
)

function factOf(entity: string, name: string, kind: string): MemberFacts {
  const member = model.entity(entity)?.members.get(name)
  if (member?.kind === 'column') return { kind: 'value', type: member.type }
  if (member?.kind === 'row' || member?.kind === 'rows') return { kind: member.kind, entity: member.entity }
  if (kind === 'computed') return { kind, source: computed[entity]?.[name] ?? '', list: name === 'big' }
  throw new Error(`No member ${name}`)
}

const literal = (value: unknown): string =>
  value === null || value === undefined ? 'null' : sqlText(`${value as string | number | boolean}`)

/** Statements that make the tables and their rows. */
export const setup = (world: World): string => {
  const statements = (Object.keys(tables) as Entity[]).map((entity) => {
    const names = Object.keys(world.rows[entity][0] ?? {})
    const columns = names.map(
      (name) => [name, columnTypes.get(name) ?? { column: `${name}_id`, type: 'uuid' }] as const,
    )
    const made = columns.map(([, { column, type }]) => `${sqlName(column)} ${type}`).join(', ')
    const rows = world.rows[entity].map((row) => `(${names.map((name) => literal(row[name])).join(', ')})`)
    return `drop table if exists ${tables[entity]}; create table ${tables[entity]} (${made}); insert into ${tables[entity]} values ${rows.join(', ')};`
  })
  const pairs = world.pairs.map(([order, tag]) => `('${order}', '${tag}')`).join(', ')
  return `${statements.join('\n')}
    drop table if exists orders_tags; create table orders_tags (order_id uuid, tag_id uuid); insert into orders_tags values ${pairs};`
}

/** What is sent, for the judge: a reference is its row. */
export const sentTo = (
  world: World,
  rows: ReadonlyMap<string, RowData>,
): ReadonlyMap<string, { readonly type: FieldType; readonly value: unknown }> =>
  new Map(
    [...inputs].map(([name, { type }]) => [
      name,
      { type, value: type.kind === 'reference' ? rows.get(String(world.input[name])) : world.input[name] },
    ]),
  )

/** And for a statement: as text. */
export const sentText = (world: World, name: string): string => literal(world.input[name])
