import type { Db, Tx } from '../db/index.ts'
import type { List } from './list-contract.ts'
import type { ListQuery } from './paging.ts'

type Complete = (db: Db | Tx, query: ListQuery, rows: object[]) => Promise<object[]>

/** A list whose rows are completed, in whatever shape its paging gives. */
export const completed =
  <A>(list: List<A>, complete: Complete): List<A> =>
  async (db, scope, query = {}) => {
    const page = await list(db, scope, query)
    if (Array.isArray(page)) return (await complete(db, query, page)) as A
    return { ...page, items: await complete(db, query, (page as { items: object[] }).items) }
  }
