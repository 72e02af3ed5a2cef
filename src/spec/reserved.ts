import type { EntityNames } from '../names/index.ts'

/** What every entity has by itself. */
export const ownFields: readonly string[] = ['id', 'created_at', 'updated_at', 'createdAt', 'updatedAt']

/** Names that JavaScript gives a meaning on any object, so that a row with such a key is not a plain row. */
const objectKeys: readonly string[] = [
  '__proto__',
  'prototype',
  'constructor',
  'toString',
  'toLocaleString',
  'valueOf',
  'hasOwnProperty',
  'isPrototypeOf',
  'propertyIsEnumerable',
  'then',
  'toJSON',
]

/** Columns that every table of PostgreSQL has, hidden. */
const systemColumns: readonly string[] = ['ctid', 'xmin', 'xmax', 'cmin', 'cmax', 'tableoid']

/** Why a field cannot have this name; null if it can. */
export function fieldReservation(name: string): string | null {
  if (ownFields.includes(name)) return 'every entity has it without saying so'
  if (objectKeys.includes(name)) return 'it means something to every object of JavaScript'
  if (systemColumns.includes(name)) return 'PostgreSQL has a hidden column of that name'
  return null
}

/** Types and values that JavaScript and TypeScript know everywhere and that generated code uses. */
const globals: ReadonlySet<string> = new Set(
  [
    'Object Array Function String Number Boolean Symbol BigInt Date Error RegExp Promise Map Set JSON Math Intl Buffer',
    'URL Infinity NaN Record Partial Required Readonly Pick Omit Exclude Extract Awaited Parameters ReturnType',
    'NonNullable',
  ].flatMap((line) => line.split(' ')),
)

/** Types that the generated app itself is made of, or that a feature's files import. */
const house: ReadonlySet<string> = new Set('Type Static Db Tx Scope Route Module'.split(' '))

/** Words of JavaScript that cannot be the name of a variable, and an entity's name becomes one. */
const keywords: ReadonlySet<string> = new Set(
  [
    'arguments as async await break case catch class const continue debugger default delete do else enum eval export',
    'extends false finally for from function get if implements import in instanceof interface let new null of package',
    'private protected public return set static super switch this throw true try type typeof undefined var void while',
    'with yield any unknown never object string number boolean symbol bigint',
  ].flatMap((line) => line.split(' ')),
)

/** Whether a variable cannot have this name. */
export const isKeyword = (name: string): boolean => keywords.has(name)

/** Values that a feature's code has in scope beside its rows, which are named by the plural. */
const values: ReadonlySet<string> = new Set('params fields routes modules'.split(' '))

/** Why an entity cannot have this name; null if it can. */
export function entityReservation({ type, value, values: many }: EntityNames): string | null {
  if (globals.has(type)) return 'it is a type or value of JavaScript or TypeScript'
  if (house.has(type)) return 'the generated app has a type of that name'
  if (keywords.has(value)) return `\`${value}\` is a word of JavaScript`
  if (values.has(many)) return `the generated code has a value named ${many}`
  return null
}

/** What a repository does already; a function of the same name would hide it. */
const verbsOfRows: readonly string[] = ['list', 'get', 'create', 'replace', 'update', 'delete', 'remove', 'find']

/** Values that contracts and stubs have in scope beside the functions of operations. */
const aroundOperations: ReadonlySet<string> = new Set('contract sql notWritten constructor prototype'.split(' '))

/** Why an operation cannot be called what every row can do; null if it is none of that. */
export function verbReservation(name: string): string | null {
  return verbsOfRows.includes(name) ? 'every entity has that verb' : null
}

/** Why an operation's function cannot have this name, in camelCase; null if it can. */
export function operationReservation(name: string): string | null {
  if (aroundOperations.has(name)) return `the generated code has something else named ${name}`
  return null
}
