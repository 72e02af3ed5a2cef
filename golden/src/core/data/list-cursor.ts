import { createHash } from 'node:crypto'
import type { Statement } from '../db/index.ts'
import { AppError } from '../errors/index.ts'
import { narrow } from './filters.ts'
import type { List, Listing } from './list-contract.ts'
import type { CursorPage } from './paging.ts'
import { orderBy, sortBy } from './sort.ts'
import { prepared, remember } from './statement.ts'
import type { Table } from './table.ts'

/** `?after=...&size=20`: pages by position, not by number, so that page 10,000 costs what page 1 does. */
export const cursorPages = <R>(
  table: Table<R>,
  { usual, filters }: Listing,
  usualSize: number,
): List<CursorPage<R>> => {
  const shapeOf = remember(200, (key) => shape(table, key))
  return async (db, _scope, query = {}) => {
    const { sort = usual, size = usualSize, after } = query
    const { text, values } = narrow(table, filters, query)
    const { first, next, afterEmpty, at } = shapeOf(JSON.stringify([sort, text, values.length]))
    const tag = tagOf(table, sort, text, values)
    const from = after === undefined ? null : decode(after, tag)
    const statement = from === null ? first : from.value === null ? afterEmpty : next
    const position = from === null ? [] : from.value === null ? [from.id] : [from.value, from.id]
    const { rows } = await db.$client.query<unknown[]>({ ...statement, values: [...values, size + 1, ...position] })
    const items = rows.slice(0, size).map(table.read)
    const last = rows.length > size ? (items[size - 1] as Record<string, unknown>) : null
    return { items, next: last === null ? null : encode(tag, last[at], last['id']) }
  }
}

interface Shape {
  readonly first: Statement
  readonly next: Statement
  /** after a row whose value is missing: only such rows follow */
  readonly afterEmpty: Statement
  /** the key whose value the cursor holds */
  readonly at: string
}

const shape = <R>(table: Table<R>, key: string): Shape => {
  const [name, condition, count] = JSON.parse(key) as [string, string, number]
  const sort = sortBy(table, name)
  const [limit, value, id] = [`$${count + 1}`, `$${count + 2}`, `$${count + 3}`]
  const statement = (position: string): Statement => {
    const where = [condition, position].filter((part) => part !== '').join(' and ')
    return prepared(
      `${table.name}_after`,
      `select ${table.list} from ${table.from}${where === '' ? '' : ` where ${where}`} order by ${orderBy(sort)} limit ${limit}`,
    )
  }
  const { sql, nullable, orderOf } = sort.column
  const than = sort.descending ? '<' : '>'
  return {
    first: statement(''),
    next: statement(
      `((${orderOf(sql)}, "id") ${than} (${orderOf(value)}, ${id})${nullable ? ` or ${sql} is null` : ''})`,
    ),
    afterEmpty: statement(`${sql} is null and "id" ${than} ${value}`),
    at: sort.column.key,
  }
}

const plainTags = remember(500, (text) => hashed(text))

/** Tells the cursors of one list, order and filter from those of another. */
const tagOf = <R>({ name }: Table<R>, sort: string, text: string, values: readonly unknown[]): string =>
  values.length === 0 ? plainTags(`${name} ${sort}`) : hashed(JSON.stringify([name, sort, text, values]))

const hashed = (text: string): string => createHash('sha256').update(text).digest('base64url').slice(0, 8)

const encode = (tag: string, value: unknown, id: unknown): string =>
  Buffer.from(JSON.stringify([tag, value === null ? null : `${value as string | number | boolean}`, id])).toString(
    'base64url',
  )

const uuid = /^[0-9a-f-]{36}$/

/** @throws invalid, for what is no cursor or one of another list or order */
const decode = (cursor: string, tag: string): { readonly value: string | null; readonly id: string } => {
  const [found, value, id] = parsed(cursor)
  const fits = found === tag && (value === null || typeof value === 'string') && typeof id === 'string' && uuid.test(id)
  if (!fits) throw new AppError('invalid', 'The cursor is not one of this list and order.', { errors: [foreign] })
  return { value, id }
}

const foreign = { pointer: 'after', code: 'cursor', message: 'must be the `next` of a page of the same list and order' }

const parsed = (cursor: string): readonly unknown[] => {
  try {
    const value: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString())
    return Array.isArray(value) && value.length === 3 ? value : []
  } catch {
    return []
  }
}
