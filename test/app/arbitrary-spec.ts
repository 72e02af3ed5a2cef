import fc from 'fast-check'
import { playing, related, tape } from './arbitrary-relations.ts'

const entityNames = [
  ...['Task', 'Person', 'StockEntry', 'Analysis', 'Box', 'URLAlias', 'Sheep', 'Day', 'Query', 'Test', 'App', 'Process'],
  ...['Console', 'Page', 'Result', 'Suite', 'Column', 'Index', 'Body', 'Row', 'Schema', 'Reply', 'Request', 'Window'],
  ...['Global', 'Event', 'Node', 'Element', 'Document', 'Response', 'Iterator', 'Generator', 'Assert', 'Repository'],
]
const fieldNames = [
  ...[
    'default',
    'class',
    'order',
    'select',
    'time',
    'body',
    'app',
    'row',
    'fields',
    'optional',
    'nullable',
    'index',
    'sql',
  ],
  ...[
    'table',
    'unique',
    'text',
    'url',
    'decimal',
    'int',
    'closed',
    'undefined',
    'null',
    'await',
    'async',
    'arguments',
    'eval',
  ],
  ...[
    'let',
    'static',
    'x',
    'aB',
    'a1',
    'limit',
    'page',
    'cursor',
    'sort',
    'name',
    'type',
    'kind',
    'assert',
    'made',
    'given',
  ],
]

const between = (low: number, high: number): fc.Arbitrary<readonly [number, number]> =>
  fc
    .tuple(fc.integer({ min: low, max: high }), fc.integer({ min: low, max: high }))
    .map(([a, b]) => (a < b ? [a, b] : [b, a]))

/** How limits are written: none, one, both, in parentheses or by signs. */
const range = (
  low: number,
  high: number,
  show: (value: number) => string = String,
): fc.Arbitrary<readonly [string, number | null]> =>
  fc.tuple(between(low, high), fc.nat(5)).map(([[a, b], form]) => {
    const forms: readonly (readonly [string, number | null])[] = [
      ['', null],
      [`(${show(a)}..${show(b)})`, b],
      [`(${show(a)}..)`, a],
      [`(..${show(b)})`, b],
      [` > ${show(a)}`, a + 1],
      [` >= ${show(a)} < ${show(b + 1)}`, b],
    ]
    return forms[form] ?? ['', null]
  })

const withDefault = (text: fc.Arbitrary<readonly [string, string]>): fc.Arbitrary<string> =>
  fc.tuple(text, fc.boolean()).map(([[type, value], given]) => (given ? `${type} = ${value}` : type))

/** The part of a field after its name, without `?` and flags. */
const types: Readonly<Record<string, fc.Arbitrary<string>>> = {
  string: withDefault(between(1, 60).map(([a, b]) => [`string(${a}..${b})`, `"${'d'.repeat(b)}"`])),
  text: withDefault(fc.constantFrom(['text', '"it\'s `${x}`"'], ['text(..500)', '"\\\\ */ 🧱"'])),
  int: withDefault(range(-50, 50).map(([bounds, value]) => [`int${bounds}`, String(value ?? 7)])),
  bigint: withDefault(
    range(-50, 50).map(([bounds, value]) => [`bigint${bounds}`, String(value ?? '9007199254740993')]),
  ),
  float: range(-9, 9, (value) => `${value}.5`).map(([bounds]) => `float${bounds}`),
  decimal: fc
    .tuple(between(0, 9), between(0, 9))
    .map(([[scale, more], [a, b]]) => `decimal(${scale + more + 2},${scale};${a}..${b + 1})`),
  enum: withDefault(fc.constantFrom(['enum(a | b)', 'b'], ['enum(default | class | B-2)', 'class'], ['enum(x)', 'x'])),
  bool: withDefault(fc.constantFrom(['bool', 'true'], ['bool', 'false'])),
  date: withDefault(fc.constantFrom(['date', 'today'], ['date', '2024-02-29'])),
  time: withDefault(fc.constant(['time', '09:30'])),
  datetime: withDefault(fc.constantFrom(['datetime', 'now'], ['datetime', '2024-02-29T00:00:00Z'])),
  uuid: fc.constant('uuid'),
  email: fc.constant('email'),
  url: fc.constant('url'),
}

const field = fc
  .tuple(fc.oneof(...Object.values(types)), fc.boolean(), fc.constantFrom('', '', ' unique', ' index'))
  .map(([type, optional, flag]) => (optional ? type.replace(/^(\w+(?:\([^)]*\))?)/, '$1?') : type) + flag)

const paging = fc.constantFrom<unknown>(
  'page',
  'offset',
  'cursor',
  'none',
  { style: 'page', size: 3, max: 7, total: 'none' },
  { style: 'offset', total: 'none' },
  { style: 'cursor', size: 1, max: 1 },
)

const entity = fc
  .record({
    fields: fc.dictionary(fc.constantFrom(...fieldNames), field, { minKeys: 1, maxKeys: 7, noNullPrototype: true }),
    expose: fc.subarray(['list', 'get', 'create', 'replace', 'update', 'delete'], { minLength: 1 }),
    description: fc.constantFrom(null, "It's `${one}` */"),
    paging: fc.option(paging),
    order: fc.boolean(),
    together: fc.boolean(),
  })
  .map(({ fields, expose, description, paging: own, order, together }) => {
    const [first = '', second] = Object.keys(fields)
    const list = { ...(own === null ? {} : { paging: own }), ...(order ? { sort: [`-${first}`] } : {}) }
    return {
      fields,
      expose,
      ...(description === null ? {} : { description }),
      ...(expose.includes('list') && Object.keys(list).length > 0 ? { list } : {}),
      ...(together && second !== undefined ? { unique: [[first, second]] } : {}),
    }
  })

/** Specs as values; nearly all of them are sound. */
export const anySpec = fc
  .record({
    naming: fc.constantFrom('camelCase', 'snake_case'),
    paging,
    decimals: fc.constantFrom('string', 'number'),
    prefix: fc.constantFrom(null, '/api/v1'),
    error: fc.constantFrom('problem', 'envelope'),
    entities: fc.dictionary(fc.constantFrom(...entityNames), entity, { minKeys: 1, maxKeys: 4, noNullPrototype: true }),
    choices: fc.option(tape),
  })
  .map(({ naming, paging: style, decimals, prefix, error, entities, choices }) => ({
    ashlar: 1,
    app: 'any',
    access: 'public',
    api: { naming, paging: style, decimals, bodies: { error }, ...(prefix === null ? {} : { prefix }) },
    entities: choices === null ? entities : related(entities, playing(choices)),
  }))
