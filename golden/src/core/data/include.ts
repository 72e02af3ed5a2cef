import { type TSchema, Type } from 'typebox'
import type { Db, Tx } from '../db/index.ts'
import type { Related } from './shows.ts'

/** Relations that a client may open: by name, the key that holds the id or the ids, and where the rows are. */
export type Includes = Readonly<Record<string, { readonly key: string; readonly of: () => Related }>>

export interface Includer {
  readonly parameters: Readonly<Record<string, TSchema>>
  /** puts what is asked for into each row, with one query for each relation */
  open<R extends object>(db: Db | Tx, asked: unknown, rows: R[]): Promise<R[]>
}

export const includer = (includes: Includes): Includer => {
  const names = Object.keys(includes)
  return {
    parameters: names.length === 0 ? {} : { include: includeSchema(names) },
    open: async (db, asked, rows) => {
      if (typeof asked !== 'string') return rows
      for (const name of new Set(asked.split(','))) {
        const relation = includes[name]
        if (relation !== undefined) await openOne(db, rows as Record<string, unknown>[], name, relation)
      }
      return rows
    },
  }
}

const includeSchema = (names: readonly string[]): TSchema => {
  const one = `(${names.join('|')})`
  return Type.String({
    pattern: `^${one}(,${one})*$`,
    maxLength: 500,
    description: `any of ${names.join(', ')}, separated by commas`,
  })
}

const openOne = async (
  db: Db | Tx,
  rows: readonly Record<string, unknown>[],
  name: string,
  { key, of }: Includes[string],
): Promise<void> => {
  const ids = [...new Set(rows.flatMap((row) => row[key]).filter((id) => typeof id === 'string'))]
  const found = ids.length === 0 ? new Map<string, object>() : await of().byIds(db, ids)
  const row = (id: unknown): object | null => (typeof id === 'string' ? (found.get(id) ?? null) : null)
  for (const one of rows) {
    const value = one[key]
    one[name] = Array.isArray(value) ? value.map(row).filter((other) => other !== null) : row(value)
  }
}

/** The parameters of a row's own address. */
export const rowParameters = (...names: readonly string[]) =>
  Type.Object({ include: Type.Optional(Type.Unsafe<string>(includeSchema(names))) }, { additionalProperties: false })
