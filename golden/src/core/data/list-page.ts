import type { Db, Statement, Tx } from '../db/index.ts'
import { narrow } from './filters.ts'
import type { List, Listing } from './list-contract.ts'
import type { ListQuery } from './paging.ts'
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
export const numberedPages = <R>(table: Table<R>, listing: Listing, paging: Counted): List<unknown> => {
  const slice = slicer(table, listing, paging.total)
  return async (db, _scope, query = {}) => {
    const { page = 1, size = paging.size } = query
    const { items, total } = await slice(db, query, size, (page - 1) * size)
    if (paging.total === 'none') return { items, page, size }
    return { items, total, page, size, pages: Math.ceil(total / size) }
  }
}

/** `?limit=20&offset=40` */
export const offsetPages = <R>(table: Table<R>, listing: Listing, paging: Counted): List<unknown> => {
  const slice = slicer(table, listing, paging.total)
  return async (db, _scope, query = {}) => {
    const { limit = paging.size, offset = 0 } = query
    const { items, total } = await slice(db, query, limit, offset)
    return paging.total === 'none' ? { items, limit, offset } : { items, total, limit, offset }
  }
}

/** The bare array, no longer than `max`. */
export const wholeList = <R>(table: Table<R>, listing: Listing, max: number): List<R[]> => {
  const slice = slicer(table, listing, 'none')
  return async (db, _scope, query = {}) => (await slice(db, query, max, 0)).items
}

const slicer = <R>(table: Table<R>, { usual, filters }: Listing, total: 'exact' | 'none') => {
  const statementFor = remember<Statement>(200, (shape) => statementOf(table, shape, total))
  return async (db: Db | Tx, query: ListQuery, limit: number, offset: number): Promise<Slice<R>> => {
    const { text, values } = narrow(table, filters, query)
    const statement = statementFor(JSON.stringify([query.sort ?? usual, text, values.length]))
    const { rows } = await db.$client.query<unknown[]>({ ...statement, values: [...values, limit, offset] })
    if (total === 'none') return { items: rows.map(table.read), total: 0 }
    const items = rows.filter(hasRow).map((row) => table.read(row))
    return { items, total: Number(rows[0]?.at(-1) ?? 0) }
  }
}

const statementOf = <R>(table: Table<R>, shape: string, total: 'exact' | 'none'): Statement => {
  const [sort, condition, count] = JSON.parse(shape) as [string, string, number]
  const order = sortBy(table, sort)
  const rows = `${table.from}${condition === '' ? '' : ` where ${condition}`}`
  const slice = `select ${table.list} from ${rows} order by ${orderBy(order)} limit $${count + 1} offset $${count + 2}`
  if (total === 'none') return prepared(`${table.name}_list`, slice)
  const columns = table.shown.map(({ sql }) => `slice.${sql}`).join(', ')
  return prepared(
    `${table.name}_page`,
    // one statement, so that the total and the page are of the same moment; the total stands last, on every row
    `select ${columns}, counted.total from (select count(*) as total from ${rows}) as counted` +
      ` left join lateral (${slice}) as slice on true order by ${orderBy(order, 'slice.')}`,
  )
}

/** A page beyond the end is one row that holds the total and no id. */
const hasRow = (row: unknown[]): boolean => row[0] !== null
