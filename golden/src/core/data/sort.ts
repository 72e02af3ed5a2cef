import type { Column, Table } from './table.ts'

/** One way to sort a list: the column asked for, then the id, so that no two rows are equal. */
export interface Sort {
  /** as a client writes it: 'title', '-title' */
  readonly name: string
  readonly column: Column
  readonly descending: boolean
}

/** @param key 'title' or '-title' */
export const sortBy = <R>(table: Table<R>, key: string): Sort => {
  const name = key.replace(/^-/, '')
  const column = table.columns.find((candidate) => candidate.key === name)
  if (column === undefined) throw new Error(`${table.name} has no column ${name} to sort by`)
  return { name: key, column, descending: key.startsWith('-') }
}

/** Both directions of every key that a list may be sorted by; the first stays first, as the default. */
export const bothWays = (keys: readonly string[]): string[] =>
  keys.flatMap((key) => [key, key.startsWith('-') ? key.slice(1) : `-${key}`])

/** Missing values come last in either direction. */
export const orderBy = ({ column, descending }: Sort, of = ''): string => {
  const way = descending ? ' desc' : ''
  if (column.role === 'id') return `${of}${column.sql}${way}`
  return `${column.orderOf(of + column.sql)}${way}${column.nullable ? ' nulls last' : ''}, ${of}"id"${way}`
}
