import type { Statement } from '../db/index.ts'
import { prepared } from './statement.ts'
import { type Table, quoted } from './table.ts'

/** Of the row whose id is the first parameter; the second is the moment, then the keys' values. */
export const updateStatement = <R>(table: Table<R>, keys: readonly string[]): Statement => {
  const updated = table.columns.filter(({ role }) => role === 'updated')
  const named = keys
    .map((key) => table.columns.find((column) => column.key === key))
    .filter((column) => column !== undefined)
  const sets = [...updated, ...named].map(({ sql }, at) => `${sql} = $${at + 2}`).join(', ')
  return prepared(`${table.name}_update`, `update ${table.from} set ${sets} where "id" = $1 returning ${table.list}`)
}

/** Marks a key whose value is missing: such a one is asked for in other words. */
export const absent = '?'

/** The first row whose keys have these values; a marked key is missing. */
export const findStatement = <R>({ name, list, from, columns }: Table<R>, keys: readonly string[]): Statement => {
  let places = 0
  const conditions = keys.map((marked) => {
    const key = marked.replace(absent, '')
    const column = columns.find((candidate) => candidate.key === key)
    if (column === undefined) throw new Error(`${name} has no column ${key} to find a row by`)
    return marked === key ? `${column.sql} = $${(places += 1)}` : `${column.sql} is null`
  })
  return prepared(`${name}_find`, `select ${list} from ${from} where ${conditions.join(' and ')} order by "id" limit 1`)
}

/** Rows whose key is one of several ids. */
export const ownedStatement = <R>(
  { name, list, from }: Table<R>,
  keys: ReadonlyMap<string, string>,
  key: string,
): Statement => {
  const column = [...keys].find(([, candidate]) => candidate === key)?.[0]
  if (column === undefined) throw new Error(`${name} has no column ${key}`)
  return prepared(
    `${name}_owned`,
    `select ${list} from ${from} where ${quoted(column)} = any($1::uuid[]) order by "id"`,
  )
}
