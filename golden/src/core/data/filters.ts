import { type TSchema, Type } from 'typebox'
import { AppError } from '../errors/index.ts'
import { formats } from '../http/formats.ts'
import type { Column, Table } from './table.ts'

/** What a client may narrow a list by. */
export interface Filters {
  /** keys of columns: ?status=paid,shipped, ?price=10..20 */
  readonly by?: readonly string[]
  /** those that must be given */
  readonly require?: readonly string[]
  /** keys of texts that ?q= looks into */
  readonly search?: readonly string[]
  /** SQL, true for every row that is listed at all; the row is `it` */
  readonly where?: string
}

export type Given = Readonly<Record<string, unknown>>

/** A condition with its parameters numbered from 1; '' and none where nothing narrows. */
export interface Narrowing {
  readonly text: string
  readonly values: readonly unknown[]
}

/** The parameters of a list that narrow it. */
export const filterParameters = (
  columns: readonly Column[],
  { by = [], search = [] }: Filters,
): Record<string, TSchema> => ({
  ...Object.fromEntries(
    by.map((key) => [key, Type.String({ minLength: 1, maxLength: 2000, description: hint(columnOf(columns, key)) })]),
  ),
  ...(search.length === 0
    ? {}
    : { q: Type.String({ minLength: 1, maxLength: 200, description: `words in ${search.join(', ')}` }) }),
})

const hint = (column: Column): string => {
  if (column.members.length > 0) return `one or more of ${column.members.join(', ')}, separated by commas`
  const form = forms[column.type]
  return form === undefined
    ? 'the exact text'
    : form.ranged
      ? `${form.like}, several with commas, or a range: a..b, a.., ..b`
      : `${form.like}, several with commas`
}

/** Reads what was given into a condition. @throws invalid, where a value is none of its column's */
export const narrow = <R>(table: Table<R>, { by = [], search = [], where }: Filters, given: Given): Narrowing => {
  const values: unknown[] = []
  const place = (value: unknown): string => `$${values.push(value)}`
  const conditions = [
    ...(where === undefined ? [] : [`(${where})`]),
    ...by.flatMap((key) => {
      const value = given[key]
      return typeof value === 'string' ? [condition(columnOf(table.columns, key), value, place)] : []
    }),
    ...(typeof given['q'] === 'string'
      ? [
          searched(
            search.map((key) => columnOf(table.columns, key)),
            given['q'],
            place,
          ),
        ]
      : []),
  ]
  return { text: conditions.join(' and '), values }
}

const columnOf = (columns: readonly Column[], key: string): Column => {
  const column = columns.find((candidate) => candidate.key === key)
  if (column === undefined) throw new Error(`there is no column ${key} to filter by`)
  return column
}

type Place = (value: unknown) => string

const condition = (column: Column, text: string, place: Place): string => {
  const { type, sql } = column
  const form = forms[type]
  if (form === undefined && column.members.length === 0) {
    // the one sign that no text of the database holds
    if (text.includes('\0')) throw refused(column)
    return `${sql} = ${place(text)}`
  }
  if (form?.ranged && text.includes('..')) return range(column, text, place)
  const items = text.split(',').map((item) => checked(column, item))
  return `${sql} = any(${place(items)}::${type}[])`
}

const range = (column: Column, text: string, place: Place): string => {
  const [from = '', to = '', more] = text.split('..')
  if (more !== undefined || (from === '' && to === '')) throw refused(column)
  const ends = [
    ...(from === '' ? [] : [`${column.sql} >= ${place(checked(column, from))}::${column.type}`]),
    ...(to === '' ? [] : [`${column.sql} <= ${place(checked(column, to))}::${column.type}`]),
  ]
  return `(${ends.join(' and ')})`
}

/** Every word must stand somewhere; signs that mean something to `like` mean themselves. */
const searched = (columns: readonly Column[], text: string, place: Place): string => {
  const words = text.split(/\s+/).filter((word) => word !== '')
  if (words.length === 0 || words.length > 10 || text.includes('\0'))
    throw new AppError('invalid', 'Search for one to ten words.', {
      errors: [{ pointer: 'q', code: 'invalid', message: 'must hold one to ten words' }],
    })
  const each = words.map((word) => {
    const pattern = place(`%${word.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`)
    return `(${columns.map(({ sql }) => `${sql} ilike ${pattern}`).join(' or ')})`
  })
  return each.join(' and ')
}

interface Form {
  readonly like: string
  readonly fits: (text: string) => boolean
  readonly ranged: boolean
}

const numeric: Form = { like: 'a number', fits: (text) => /^-?\d{1,30}(\.\d{1,30})?$/.test(text), ranged: true }

const whole = (bits: number): Form => ({
  like: 'a whole number',
  fits: (text) => /^-?\d{1,19}$/.test(text) && BigInt.asIntN(bits, BigInt(text)) === BigInt(text),
  ranged: true,
})

/** A value that bodies know by the same format. */
const known = (format: string, like: string, ranged: boolean): Form => ({
  like,
  fits: (text) => formats[format]?.(text) === true,
  ranged,
})

const forms: Readonly<Record<string, Form>> = {
  uuid: known('uuid', 'an id', false),
  boolean: { like: 'true or false', fits: (text) => text === 'true' || text === 'false', ranged: false },
  integer: whole(32),
  bigint: whole(64),
  numeric,
  'double precision': numeric,
  date: known('date', 'a date', true),
  time: {
    like: 'a time',
    fits: (text) => formats['time']?.(text.length === '08:30'.length ? `${text}:00` : text) === true,
    ranged: true,
  },
  timestamptz: known('date-time', 'a time with its zone', true),
}

const checked = (column: Column, text: string): string => {
  const fits = column.members.length > 0 ? column.members.includes(text) : forms[column.type]?.fits(text)
  if (fits !== true) throw refused(column)
  return text
}

const refused = (column: Column): AppError =>
  new AppError('invalid', 'One value is not valid.', {
    errors: [{ pointer: column.key, code: 'invalid', message: `must be ${hint(column)}` }],
  })
