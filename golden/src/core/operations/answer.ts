import type { Tx } from '../db/index.ts'
import { AppError } from '../errors/index.ts'
import type { Scope } from '../scope/index.ts'
import type { Contract } from './contract.ts'

/** The row that is answered, as it is at the end. @throws internal, when the function gave no row where one is promised */
export const answer = async <I, R>(
  tx: Tx,
  scope: Scope,
  { name, row, returns }: Contract<I, R>,
  id: string | undefined,
  result: unknown,
): Promise<object | null> => {
  if (returns === undefined) return null
  // an operation on a row answers that row, whatever its function says
  const given = row !== undefined && row().name === returns().name ? id : idOf(result)
  if (given === undefined)
    throw wrongResult(name, `promises a row of ${returns().name}, and its function returned ${shown(result)}`)
  try {
    return await returns().get(tx, scope, given)
  } catch (error) {
    if (!(error instanceof AppError) || given === id) throw error
    throw wrongResult(name, `returned the id ${given}, which no row of ${returns().name} has`)
  }
}

const wrongResult = (name: string, problem: string): AppError =>
  new AppError('internal', 'The operation gave no answer. Nothing was changed.', {
    code: 'wrong_result',
    cause: new Error(`${name} ${problem}`),
  })

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

const idOf = (result: unknown): string | undefined =>
  typeof result === 'object' &&
  result !== null &&
  'id' in result &&
  typeof result.id === 'string' &&
  uuid.test(result.id)
    ? result.id
    : undefined

const shown = (result: unknown): string =>
  result === null ? 'null' : typeof result === 'object' ? 'an object without the id of a row' : typeof result
