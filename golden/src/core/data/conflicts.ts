import { type Db, DatabaseError, type Statement, type Tx } from '../db/index.ts'
import { AppError } from '../errors/index.ts'
import type { Table } from './table.ts'

type Run<R> = (db: Db | Tx, statement: Statement) => Promise<R | undefined>

/** Runs a write; a unique value that is taken becomes an error that points at its field. */
export const conflicts =
  <R>({ unique }: Table<R>, run: Run<R>): Run<R> =>
  async (db, statement) => {
    try {
      return await run(db, statement)
    } catch (error) {
      const keys =
        error instanceof DatabaseError && error.code === '23505' ? unique.get(error.constraint ?? '') : undefined
      if (keys === undefined) throw error
      throw new AppError('conflict', `${keys.join(' and ')} must be unique, and another row has the same.`, {
        errors: keys.map((key) => ({ pointer: `/${key}`, code: 'unique', message: 'is taken already' })),
        cause: error,
      })
    }
  }
