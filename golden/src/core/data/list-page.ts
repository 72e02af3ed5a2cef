import type { Db, Statement, Tx } from '../db/index.ts'
import type { List } from './list-contract.ts'
import { orderBy, sortBy } from './sort.ts'
import { prepared, remember } from './statement.ts'
import type { Table } from './table.ts'

interface Counted {
  readonly size: number
  readonly total: 'exact' | 'none'
}

interface Slice<R> {
  readonly items: R[]
  readonly total: number
}

/** `?page=2&size=20` */
export const numberedPages = <R>(table: Table<R>, usual: string, paging: Counted): List<unknown> => {
  const slice = slicer(table, paging.total)
  return async (db, _scope, { sort = usual, page = 1, size = paging.size } = {}) => {
    const { items, total } = await slice(db, sort, size, (page - 1) * size)
    if (paging.total === 'none') return { items, page, size }
    return { items, total, page, size, pages: Math.ceil(total / size) }
  }
}

/** `?limit=20&offset=40` */
export const offsetPages = <R>(table: Table<R>, usual: string, paging: Counted): List<unknown> => {
  const slice = slicer(table, paging.total)
  return async (db, _scope, { sort = usual, limit = paging.size, offset = 0 } = {}) => {
    const { items, total } = await slice(db, sort, limit, offset)
    return paging.total === 'none' ? { items, limit, offset } : { items, total, limit, offset }
  }
}

/** The bare array, no longer than `max`. */
export const wholeList = <R>(table: Table<R>, usual: string, max: number): List<R[]> => {
  const slice = slicer(table, 'none')
  return async (db, _scope, { sort = usual } = {}) => (await slice(db, sort, max, 0)).items
}

const slicer = <R>(table: Table<R>, total: 'exact' | 'none') => {
  const statementFor = remember<Statement>(50, (sort) =>
    total === 'exact' ? countedSlice(table, sort) : plainSlice(table, sort),
  )
  return async (db: Db | Tx, sort: string, limit: number, offset: number): Promise<Slice<R>> => {
    const { rows } = await db.$client.query<unknown[]>({ ...statementFor(sort), values: [limit, offset] })
    if (total === 'none') return { items: rows.map(table.read), total: 0 }
    const items = rows.filter(hasRow).map((row) => table.read(row))
    return { items, total: Number(rows[0]?.at(-1) ?? 0) }
  }
}

const plainSlice = <R>(table: Table<R>, sort: string): Statement =>
  prepared(
    `${table.name}_list`,
    `select ${table.list} from ${table.sql} order by ${orderBy(sortBy(table, sort))} limit $1 offset $2`,
  )

/** One statement, so that the total and the page are of the same moment. The total stands last, on every row. */
const countedSlice = <R>(table: Table<R>, sort: string): Statement => {
  const order = orderBy(sortBy(table, sort))
  const slice = `select ${table.list} from ${table.sql} order by ${order} limit $1 offset $2`
  const columns = table.columns.map(({ sql }) => `slice.${sql}`).join(', ')
  return prepared(
    `${table.name}_page`,
    `select ${columns}, counted.total from (select count(*) as total from ${table.sql}) as counted` +
      ` left join lateral (${slice}) as slice on true order by ${orderBy(sortBy(table, sort), 'slice.')}`,
  )
}

/** A page beyond the end is one row that holds the total and no id. */
const hasRow = (row: unknown[]): boolean => row[0] !== null
