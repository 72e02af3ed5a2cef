import { createHash } from 'node:crypto'
import type { Statement } from '../db/index.ts'
import { AppError } from '../errors/index.ts'
import type { List } from './list-contract.ts'
import type { CursorPage } from './paging.ts'
import { type Sort, orderBy, sortBy } from './sort.ts'
import { prepared, remember } from './statement.ts'
import type { Table } from './table.ts'

/** `?after=...&size=20`: pages by position, not by number, so that page 10,000 costs what page 1 does. */
export const cursorPages = <R>(table: Table<R>, usual: string, usualSize: number): List<CursorPage<R>> => {
  const shapeOf = remember(50, (sort) => shape(table, sortBy(table, sort)))
  return async (db, _scope, { sort = usual, size = usualSize, after } = {}) => {
    const { first, next, afterEmpty, at, tag } = shapeOf(sort)
    const from = after === undefined ? null : decode(after, tag)
    const statement = from === null ? first : from.value === null ? afterEmpty : next
    const position = from === null ? [] : from.value === null ? [from.id] : [from.value, from.id]
    const { rows } = await db.$client.query<unknown[]>({ ...statement, values: [size + 1, ...position] })
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
  /** tells the cursors of one list and order from those of another */
  readonly tag: string
}

const shape = <R>(table: Table<R>, sort: Sort): Shape => {
  const statement = (where: string): Statement =>
    prepared(`${table.name}_after`, `select ${table.list} from ${table.sql}${where} order by ${orderBy(sort)} limit $1`)
  const { sql, nullable, orderOf } = sort.column
  const than = sort.descending ? '<' : '>'
  return {
    first: statement(''),
    next: statement(
      ` where (${orderOf(sql)}, "id") ${than} (${orderOf('$2')}, $3)${nullable ? ` or ${sql} is null` : ''}`,
    ),
    afterEmpty: statement(` where ${sql} is null and "id" ${than} $2`),
    at: sort.column.key,
    tag: createHash('sha256').update(`${table.name} ${sort.name}`).digest('base64url').slice(0, 8),
  }
}

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
