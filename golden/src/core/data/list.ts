import type { List, Listing, ListOptions } from './list-contract.ts'
import { cursorPages } from './list-cursor.ts'
import { numberedPages, offsetPages, wholeList } from './list-page.ts'
import type { Listed, Paging } from './paging.ts'
import type { Table } from './table.ts'

/** The list of a table, in the shape that its paging gives. */
export const listOf = <R, const P extends Paging>(
  table: Table<R>,
  { sort, paging, filters = {} }: ListOptions<P>,
): List<Listed<P, R>> => shaped(table, { usual: sort[0], filters }, paging) as List<Listed<P, R>>

const shaped = <R>(table: Table<R>, listing: Listing, paging: Paging): List<unknown> => {
  switch (paging.style) {
    case 'page':
      return numberedPages(table, listing, paging)
    case 'offset':
      return offsetPages(table, listing, paging)
    case 'cursor':
      return cursorPages(table, listing, paging.size)
    case 'none':
      return wholeList(table, listing, paging.max)
  }
}
