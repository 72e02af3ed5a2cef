import type { Table } from './table.ts'

/** Values that a new row takes from one that it points at, as that is at the moment, unless they are given. */
export type Copied = Readonly<
  Record<
    string,
    {
      /** SQL in which the new row, as far as it is given, is `given` */
      readonly sql: string
      /** the key that points at the other row */
      readonly from: string
    }
  >
>

/** The parameters are the columns, in their order. */
export const insertion = <R>({ sql, list, columns }: Table<R>, copied: Copied): string => {
  const names = columns.map((column) => column.sql).join(', ')
  const start = `insert into ${sql} as it (${names})`
  if (Object.keys(copied).length === 0)
    return `${start} values (${columns.map((_, at) => `$${at + 1}`).join(', ')}) returning ${list}`
  const given = columns.map((column, at) => `$${at + 1}::${column.type} as ${column.sql}`).join(', ')
  const values = columns.map((column) => {
    const copy = copied[column.key]
    return copy === undefined ? `given.${column.sql}` : `coalesce(given.${column.sql}, ${copy.sql})`
  })
  return `${start} select ${values.join(', ')} from (select ${given}) as given returning ${list}`
}
