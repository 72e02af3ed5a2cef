import fc from 'fast-check'
import { words } from './values.ts'

/** Draws numbers below its argument. */
type Draw = (below: number) => number

export type Kind =
  | 'bool'
  | 'int'
  | 'small'
  | 'float'
  | 'decimal'
  | 'string'
  | 'status'
  | 'date'
  | 'time'
  | 'datetime'
  | 'duration'
  | 'uuid'
  | 'Order'
  | 'Line'
  | 'Person'
  | 'Tag'

type Entity = 'Order' | 'Line' | 'Person' | 'Tag'

interface Place {
  readonly draw: Draw
  readonly variables: readonly { readonly name: string; readonly entity: Entity }[]
  readonly fuel: number
}

export const kinds: readonly Kind[] = [
  'bool',
  'bool',
  'bool',
  'int',
  'float',
  'decimal',
  'string',
  'status',
  'date',
  'time',
  'datetime',
  'duration',
  'uuid',
  'Person',
  'Tag',
]

/** A well-typed expression as text, with the type that it was made for. */
export const arbitraryExpression: fc.Arbitrary<{ readonly kind: Kind; readonly text: string }> = fc
  .gen()
  .map((value) => {
    const draw: Draw = (below) => value(fc.nat, { max: below - 1 } as never)
    const kind = one(kinds, draw)
    return { kind, text: make(kind, { draw, variables: [], fuel: 3 + draw(3) }) }
  })

const one = <T>(all: readonly T[], draw: Draw): T => {
  const found = all[draw(all.length)]
  if (found === undefined) throw new Error('Nothing to choose from')
  return found
}

const less = (place: Place): Place => ({ ...place, fuel: place.fuel - 1 })

const make = (kind: Kind, place: Place): string => {
  const { draw, fuel } = place
  if (fuel <= 0 || draw(6) === 0) return leaf(kind, place)
  const inner = less(place)
  if (draw(12) === 0)
    return `(${make('bool', inner)} ? ${make(kind, inner)} : ${draw(8) === 0 ? 'null' : make(kind, inner)})`
  switch (kind) {
    case 'bool':
      return bool(inner)
    case 'int':
      return int(inner)
    case 'float':
      return one(
        [
          () => `(${make('float', inner)} ${one(['+', '-', '*'], draw)} ${make('float', inner)})`,
          () => `(${make('float', inner)} / ${one(['2e0', '4e0', '5e-1', '2'], draw)})`,
          () => `(-${make('float', inner)})`,
          () => `(it.float ${one(['+', '-', '*'], draw)} ${one(['1.5', '-0.25'], draw)})`,
          () => `(input.floatMaybe / it.floatMaybe)`,
          () => `(${make('float', inner)} ${one(['+', '-', '*'], draw)} ${make('small', inner)})`,
          () => aggregate('float', inner),
        ],
        draw,
      )()
    case 'decimal':
      return decimal(inner)
    case 'string':
      return one(
        [
          () => `(${make('string', inner)} + ${make('string', inner)})`,
          () => `lower(${make('string', inner)})`,
          () => `upper(${make('string', inner)})`,
          () => `${one(['min', 'max'], draw)}(${values('string', inner)})`,
          () => clamp('string', inner),
        ],
        draw,
      )()
    case 'date':
      return one(
        [
          () => `date(${make('datetime', inner)})`,
          () => `(${make('date', inner)} ${one(['+', '-'], draw)} ${make('duration', inner)})`,
          () => `${one(['min', 'max'], draw)}(${values('date', inner)})`,
          () => clamp('date', inner),
        ],
        draw,
      )()
    case 'datetime':
      return one(
        [
          () => `(${make('datetime', inner)} ${one(['+', '-'], draw)} ${make('duration', inner)})`,
          () => `(${make('duration', inner)} + ${make('datetime', inner)})`,
          () => `${one(['min', 'max'], draw)}(${values('datetime', inner)})`,
        ],
        draw,
      )()
    case 'duration':
      return one(
        [
          () => `(${make('datetime', inner)} - ${make('datetime', inner)})`,
          () => `(${make('date', inner)} - ${make('date', inner)})`,
          () => `${one(['minutes', 'hours', 'days'], draw)}(${make('int', { ...inner, fuel: 0 })})`,
          () => `(${make('duration', inner)} ${one(['+', '-'], draw)} ${make('duration', inner)})`,
        ],
        draw,
      )()
    case 'time':
      return one([() => `${one(['min', 'max'], draw)}(${values('time', inner)})`, () => clamp('time', inner)], draw)()
    default:
      return leaf(kind, place)
  }
}

const bool = (place: Place): string => {
  const { draw } = place
  const of = (kind: Kind): string => make(kind, place)
  const numbers: readonly Kind[] = ['int', 'decimal', 'float']
  return one(
    [
      () => `(${of('bool')} ${one(['&&', '||'], draw)} ${of('bool')})`,
      () => `!${of('bool')}`,
      () => {
        const kind = one(['int', 'float', 'decimal', 'string', 'date', 'time', 'datetime', 'duration'] as const, draw)
        return `(${of(kind)} ${one(['==', '!=', '<', '<=', '>', '>='], draw)} ${of(kind)})`
      },
      () =>
        `(${of(one(numbers.slice(0, 2), draw))} ${one(['==', '!=', '<', '<=', '>', '>='], draw)} ${of(one(numbers.slice(0, 2), draw))})`,
      () => {
        const kind = one(['bool', 'status', 'uuid', 'Person', 'Tag', 'Order'] as const, draw)
        return `(${of(kind)} ${one(['==', '!='], draw)} ${of(kind)})`
      },
      () => `(${of(one(kinds, draw))} ${one(['==', '!='], draw)} null)`,
      () => `has(${of(one(kinds, draw))})`,
      () => {
        const kind = one(['int', 'decimal', 'string', 'status', 'date', 'uuid', 'Person'] as const, draw)
        return `(${of(kind)} in [${[of(kind), of(kind), ...(draw(3) === 0 ? ['null'] : [])].join(', ')}])`
      },
      () => {
        const kind = one(['int', 'decimal', 'string', 'status', 'datetime', 'Person', 'Tag'] as const, draw)
        return `(${of(kind)} in ${mapped(kind, place)})`
      },
      () => macro(place),
      () => macro(place),
      () => `${of('string')}.${one(['startsWith', 'endsWith', 'contains'], draw)}(${of('string')})`,
      () =>
        `${of('string')}.matches('${one(['^a', 'b$', 'a.', '[^a-c]', '(?:ab|c)+', '^.?$', '\\\\d', '\\\\w\\\\W'], draw)}')`,
    ],
    draw,
  )()
}

const int = (place: Place): string => {
  const { draw } = place
  const of = (kind: Kind): string => make(kind, place)
  return one(
    [
      () => `(${of('int')} ${one(['+', '-'], draw)} ${of('int')})`,
      () => `(${of('int')} * ${make('int', { ...place, fuel: 0 })})`,
      () => `(${of('int')} ${one(['/', '%'], draw)} ${of('int')})`,
      () => `(-${of('int')})`,
      () => `size(${of('string')})`,
      () => `size(${rows(place).list})`,
      () => `size(${mapped(one(['int', 'Person'], draw), place)})`,
      () => aggregate('int', place),
      () => clamp('int', place),
      () => `years(${of('date')}, ${of('date')})`,
    ],
    draw,
  )()
}

/** Divisions are of rounded values: a judge without types takes an empty sum for an int. */
const decimal = (place: Place): string => {
  const { draw } = place
  const of = (kind: Kind): string => make(kind, place)
  return one(
    [
      () => `(${of('decimal')} ${one(['+', '-'], draw)} ${of(one(['decimal', 'int'], draw))})`,
      () => `(${of('int')} ${one(['+', '-', '*'], draw)} ${of('decimal')})`,
      () => `(${of('decimal')} * ${make('decimal', { ...place, fuel: 0 })})`,
      () => `(round(${of('decimal')}, ${draw(9)}) / round(${of(one(['decimal', 'int'], draw))}, ${draw(5)}))`,
      () => `round(${of(one(['decimal', 'int'], draw))}, ${draw(6)})`,
      () => `round(${of('decimal')})`,
      () => `(-${of('decimal')})`,
      () => aggregate('decimal', place),
      () => `avg(${mapped('int', place)})`,
      () => `avg([${of('int')}, ${of('int')}])`,
      () => clamp('decimal', place),
    ],
    draw,
  )()
}

const clamp = (kind: Kind, place: Place): string =>
  `clamp(${make(kind, place)}, ${make(kind, place)}, ${make(kind, place)})`

const aggregate = (kind: Kind, place: Place): string => {
  const name = one(
    kind === 'int' ? (['sum', 'min', 'max'] as const) : (['sum', 'min', 'max', 'avg'] as const),
    place.draw,
  )
  return `${name}(${values(kind, place)})`
}

const values = (kind: Kind, place: Place): string => {
  if (place.draw(3) > 0) return mapped(kind, place)
  return `[${Array.from({ length: 1 + place.draw(3) }, () => make(kind, place)).join(', ')}]`
}

const mapped = (kind: Kind, place: Place): string => {
  const { list, entity, name } = rows(place)
  const inner = { ...less(place), variables: [...place.variables, { name, entity }] }
  const condition = place.draw(4) === 0 ? `${make('bool', inner)}, ` : ''
  return `${list}.map(${name}, ${condition}${make(kind, inner)})`
}

const macro = (place: Place): string => {
  const { list, entity, name } = rows(place)
  const inner = { ...less(place), variables: [...place.variables, { name, entity }] }
  return `${list}.${one(['exists', 'all', 'exists_one'], place.draw)}(${name}, ${make('bool', inner)})`
}

const lists: Readonly<Record<Entity, readonly (readonly [string, Entity])[]>> = {
  Order: [
    ['lines', 'Line'],
    ['tags', 'Tag'],
    ['big', 'Line'],
    ['buyer.orders', 'Order'],
    ['friend.orders', 'Order'],
  ],
  Line: [
    ['order.lines', 'Line'],
    ['tag.orders', 'Order'],
    ['order.tags', 'Tag'],
  ],
  Person: [
    ['orders', 'Order'],
    ['badge.orders', 'Order'],
  ],
  Tag: [
    ['orders', 'Order'],
    ['holder.orders', 'Order'],
  ],
}

const rows = (place: Place): { readonly list: string; readonly entity: Entity; readonly name: string } => {
  const { draw, variables } = place
  const [root, entity] = rowAtHand(place)
  const [member, of] = one(lists[entity], draw)
  const name = `v${variables.length}`
  const list = `${root}.${member}`
  if (draw(5) > 0 || place.fuel <= 0) return { list, entity: of, name }
  const inner = { ...less(place), variables: [...variables, { name, entity: of }] }
  if (draw(3) === 0) {
    const [next, to] = one(references[of], draw)
    return { list: `${list}.map(${name}, ${name}.${next})`, entity: to, name }
  }
  return { list: `${list}.filter(${name}, ${make('bool', inner)})`, entity: of, name }
}

const references: Readonly<Record<Entity, readonly (readonly [string, Entity])[]>> = {
  Order: [
    ['buyer', 'Person'],
    ['friend', 'Person'],
    ['friend.badge', 'Tag'],
    ['buyer.badge', 'Tag'],
  ],
  Line: [
    ['order', 'Order'],
    ['tag', 'Tag'],
    ['order.buyer', 'Person'],
    ['tag.holder', 'Person'],
    ['order.friend.badge', 'Tag'],
  ],
  Person: [
    ['badge', 'Tag'],
    ['badge.holder', 'Person'],
  ],
  Tag: [
    ['holder', 'Person'],
    ['holder.badge', 'Tag'],
  ],
}

const rowAtHand = ({ draw, variables }: Place): readonly [string, Entity] => {
  if (variables.length > 0 && draw(4) > 0) {
    const { name, entity } = one(variables, draw)
    return [name, entity]
  }
  return draw(8) === 0 ? ['input.person', 'Person'] : ['it', 'Order']
}

const computed: Readonly<Partial<Record<Kind, readonly (readonly [Entity, string])[]>>> = {
  decimal: [['Order', 'total']],
  bool: [
    ['Order', 'dear'],
    ['Person', 'adult'],
  ],
  string: [['Order', 'buyerName']],
  int: [['Person', 'orderCount']],
}

const columns: Readonly<Partial<Record<Kind, readonly string[]>>> = {
  bool: ['bool'],
  int: ['int', 'bigint'],
  small: ['int'],
  float: ['float'],
  decimal: ['price', 'rate'],
  string: ['text'],
  status: ['status'],
  date: ['date'],
  time: ['time'],
  datetime: ['datetime'],
  uuid: ['uuid', 'id'],
}

const isEntity = (kind: Kind): kind is Entity => kind in references

const leaf = (kind: Kind, place: Place): string => {
  const { draw, variables } = place
  if (isEntity(kind)) return rowLeaf(kind, place)
  const literal = literals[kind]
  if (literal !== undefined && (kind === 'duration' || draw(4) === 0)) return one(literal, draw)
  const name = one(columns[kind] ?? [], draw)
  const maybe = name === 'id' || draw(2) === 0 ? name : `${name}Maybe`
  if (draw(8) === 0 && name !== 'id') return `input.${maybe}`
  const [root, entity] = rowAtHand({ draw, variables } as Place)
  const far = draw(3) === 0 ? one(references[entity], draw) : null
  const of = far === null ? root : `${root}.${far[0]}`
  const known = (computed[kind] ?? []).filter(([owner]) => owner === (far?.[1] ?? entity))
  if (known.length > 0 && draw(3) === 0) return `${of}.${one(known, draw)[1]}`
  return `${of}.${maybe}`
}

const rowLeaf = (kind: Entity, place: Place): string => {
  const candidates = [['it', 'Order'] as const, ...place.variables.map(({ name, entity }) => [name, entity] as const)]
  const all = candidates.flatMap(([root, entity]) => [
    ...(entity === kind ? [root] : []),
    ...references[entity].flatMap(([name, to]) => (to === kind ? [`${root}.${name}`] : [])),
  ])
  if (kind === 'Person') all.push('input.person')
  return one(all, place.draw)
}

const literals: Readonly<Partial<Record<Kind, readonly string[]>>> = {
  bool: ['true', 'false'],
  int: ['0', '1', '2', '-3', '7', '12'],
  small: ['1', '-2'],
  float: ['5e-1', '1e0', '-225e-2', '3e0'],
  decimal: ['0.00', '1.5', '2.50', '-0.125', '10.0'],
  string: words.map((word) => `'${word}'`),
  date: ['today', 'today', 'date(now)'],
  datetime: ['now'],
  duration: ['minutes(90)', 'hours(-5)', 'days(1)', 'days(400)'],
}
