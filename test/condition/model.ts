import type { Model, Roots, Shape, Member, InputMember } from '../../src/spec/condition/index.ts'
import { readExpression, type Wanted } from '../../src/spec/condition/index.ts'
import type { Diagnostic } from '../../src/diagnostics/index.ts'
import type { Expr, FieldType } from '../../src/spec/index.ts'

type Scalar = Exclude<FieldType, { kind: 'reference' }>

export const types = {
  text: { kind: 'text', min: 0, max: null, pattern: null },
  int: { kind: 'int', min: null, max: null },
  bigint: { kind: 'bigint', min: null, max: null },
  float: { kind: 'float', min: null, max: null },
  price: { kind: 'decimal', precision: 10, scale: 2, min: null, max: null },
  rate: { kind: 'decimal', precision: 12, scale: 4, min: null, max: null },
  status: { kind: 'enum', values: ['open', 'paid', 'shipped'] },
  bool: { kind: 'bool' },
  date: { kind: 'date' },
  time: { kind: 'time' },
  datetime: { kind: 'datetime' },
  uuid: { kind: 'uuid' },
} as const satisfies Record<string, Scalar>

const column = (type: Scalar, name: string, { optional = false, hidden = false } = {}): Member => ({
  kind: 'column',
  key: name,
  column: name,
  type,
  optional,
  private: hidden,
})

/** Two columns of every type, one of which may be missing: `price` and `priceMaybe`. */
const scalars = (): readonly [string, Member][] =>
  Object.entries(types).flatMap(([name, type]): [string, Member][] => [
    [name, column(type, name)],
    [`${name}Maybe`, column(type, `${name}_maybe`, { optional: true })],
  ])

const reference = (entity: string, table: string, name: string, optional: boolean): Member => ({
  kind: 'row',
  entity,
  path: { kind: 'reference', table, column: `${name}_id` },
  optional,
})

const children = (entity: string, table: string, by: string): Member => ({
  kind: 'rows',
  entity,
  path: { kind: 'children', table, column: `${by}_id` },
})

/** Computed fields of each entity by their source, read when first asked for. */
export const computed: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  Order: {
    total: 'sum(it.lines.map(line, line.price * line.int))',
    dear: 'it.total > 20',
    big: 'it.lines.filter(line, line.int > 1)',
    buyerName: 'it.buyer.text',
  },
  Person: { orderCount: 'size(it.orders)', adult: 'years(it.date, today) >= 18' },
}

export const tables = { Order: 'orders', Line: 'lines', Person: 'people', Tag: 'tags' } as const

const link = (entity: string, table: string, own: string, other: string): Member => ({
  kind: 'rows',
  entity,
  path: { kind: 'link', table, pairs: 'orders_tags', own, other },
})

const relations: Readonly<Record<string, readonly (readonly [string, Member])[]>> = {
  Order: [
    ['buyer', reference('Person', 'people', 'buyer', false)],
    ['friend', reference('Person', 'people', 'friend', true)],
    ['lines', children('Line', 'lines', 'order')],
    ['tags', link('Tag', 'tags', 'order_id', 'tag_id')],
    ['secret', column(types.text, 'secret', { hidden: true })],
  ],
  Line: [
    ['order', reference('Order', 'orders', 'order', false)],
    ['tag', reference('Tag', 'tags', 'tag', true)],
  ],
  Person: [
    ['orders', children('Order', 'orders', 'buyer')],
    [
      'badge',
      { kind: 'row', entity: 'Tag', path: { kind: 'children', table: 'tags', column: 'holder_id' }, optional: true },
    ],
  ],
  Tag: [
    ['orders', link('Order', 'orders', 'tag_id', 'order_id')],
    ['holder', reference('Person', 'people', 'holder', true)],
  ],
}

const shapes = new Map<string, Shape>()
export const model: Model = { entity: (name) => shapes.get(name) }

for (const [name, table] of Object.entries(tables)) {
  const fields = Object.entries(computed[name] ?? {}).map(([field, source]): [string, Member] => [
    field,
    { kind: 'computed', value: () => read(source, { wanted: null, it: name }).expr },
  ])
  const members = new Map([...scalars(), ...(relations[name] ?? []), ...fields])
  shapes.set(name, { name, table, members, complete: true })
}

export const inputs: ReadonlyMap<string, InputMember> = new Map([
  ...Object.entries(types).map(([name, type]): [string, InputMember] => [name, { key: name, type, optional: false }]),
  ...Object.entries(types).map(([name, type]): [string, InputMember] => [
    `${name}Maybe`,
    { key: `${name}_maybe`, type, optional: true },
  ]),
  [
    'person',
    { key: 'person_id', type: { kind: 'reference', entity: 'Person', onDelete: 'restrict' }, optional: false },
  ],
])

export const roots: Roots = { it: 'Order', input: inputs }

export interface Read {
  readonly expr: Expr | null
  readonly diagnostics: readonly Diagnostic[]
}

/** Reads an expression that stands at offset 0 of a file; `wanted` null asks for nothing. */
export const read = (
  text: string,
  { wanted = null, it = 'Order' }: { readonly wanted?: Wanted | null; readonly it?: string } = {},
): Read => {
  const diagnostics: Diagnostic[] = []
  const span = { source: 'test.yaml', start: 0, end: text.length }
  const node = { kind: 'scalar', span, text, plain: false, start: 0 } as const
  const options = { what: '`where` of Order', roots: { ...roots, it }, wanted: wanted ?? ('any' as const) }
  return { expr: readExpression(node, options, model, diagnostics), diagnostics }
}

const sqlTypes: { readonly [K in keyof typeof types]: string } = {
  text: 'text collate "C"',
  int: 'integer',
  bigint: 'bigint',
  float: 'double precision',
  price: 'numeric(10, 2)',
  rate: 'numeric(12, 4)',
  status: 'text collate "C"',
  bool: 'boolean',
  date: 'date',
  time: 'time(3)',
  datetime: 'timestamptz(3)',
  uuid: 'uuid',
}

/** Column and type of each member that is one. */
export const columnTypes: ReadonlyMap<string, { readonly column: string; readonly type: string }> = new Map([
  ['id', { column: 'id', type: 'uuid' }],
  ...Object.entries(sqlTypes).flatMap(([name, type]): [string, { column: string; type: string }][] => [
    [name, { column: name, type }],
    [`${name}Maybe`, { column: `${name}_maybe`, type }],
  ]),
])
