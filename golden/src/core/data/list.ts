import type { List, ListOptions } from './list-contract.ts'
import { cursorPages } from './list-cursor.ts'
import { numberedPages, offsetPages, wholeList } from './list-page.ts'
import type { Listed, Paging } from './paging.ts'
import type { Table } from './table.ts'

/** The list of a table, in the shape that its paging gives. */
export const listOf = <R, const P extends Paging>(
  table: Table<R>,
  { sort, paging }: ListOptions<P>,
): List<Listed<P, R>> => shaped(table, sort[0], paging) as List<Listed<P, R>>

const shaped = <R>(table: Table<R>, usual: string, paging: Paging): List<unknown> => {
  switch (paging.style) {
    case 'page':
      return numberedPages(table, usual, paging)
    case 'offset':
      return offsetPages(table, usual, paging)
    case 'cursor':
      return cursorPages(table, usual, paging.size)
    case 'none':
      return wholeList(table, usual, paging.max)
  }
}
