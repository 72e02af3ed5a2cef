import { getTableConfig } from 'drizzle-orm/pg-core'
import { type Db, DatabaseError, type Statement, type Tx } from '../db/index.ts'
import { AppError, unknownReference } from '../errors/index.ts'
import type { Copied } from './insert.ts'
import { type Rules, ruleError } from './rules.ts'
import { type EntityTable, type Table, keysOf } from './table.ts'

type Run<R> = (db: Db | Tx, statement: Statement) => Promise<R | undefined>

/** Runs a write; what the database refuses becomes an error that points at its field. */
export const conflicts =
  <R>(
    source: EntityTable,
    table: Table<R>,
    { rules, copied }: { readonly rules: Rules; readonly copied: Copied },
    run: Run<R>,
  ): Run<R> =>
  async (db, statement) => {
    try {
      return await run(db, statement)
    } catch (error) {
      if (!(error instanceof DatabaseError)) throw error
      throw (
        taken(table, error) ??
        pointsNowhere(source, error) ??
        copiesNothing(table, copied, error) ??
        broken(rules, error) ??
        error
      )
    }
  }

/** Runs a removal; a row that others point at stays. */
export const removes = async <A>(run: () => Promise<A>): Promise<A> => {
  try {
    return await run()
  } catch (error) {
    if (!(error instanceof DatabaseError) || error.code !== '23503') throw error
    throw new AppError('conflict', 'Other rows point at this one.', { cause: error })
  }
}

const taken = <R>({ unique }: Table<R>, error: DatabaseError): AppError | undefined => {
  const keys = error.code === '23505' ? unique.get(error.constraint ?? '') : undefined
  if (keys === undefined) return undefined
  return new AppError('conflict', `${keys.join(' and ')} must be unique, and another row has the same.`, {
    errors: keys.map((key) => ({ pointer: `/${key}`, code: 'unique', message: 'is taken already' })),
    cause: error,
  })
}

const pointsNowhere = (source: EntityTable, error: DatabaseError): AppError | undefined => {
  if (error.code !== '23503') return undefined
  const reference = getTableConfig(source).foreignKeys.find((key) => key.getName() === error.constraint)
  const column = reference?.reference().columns[0]
  return column && unknownReference(keysOf(source).get(column.name) ?? column.name, error)
}

/** A value that would have been copied from a row that does not exist. */
const copiesNothing = <R>({ columns }: Table<R>, copied: Copied, error: DatabaseError): AppError | undefined => {
  if (error.code !== '23502') return undefined
  const column = columns.find(({ sql }) => sql === `"${error.column}"`)
  const copy = column && copied[column.key]
  return copy && unknownReference(copy.from, error)
}

const broken = (rules: Rules, error: DatabaseError): AppError | undefined => {
  const found =
    error.code === '23514' ? Object.entries(rules).find(([, rule]) => rule.constraint === error.constraint) : undefined
  return found && ruleError(found[0], found[1], error)
}
