import { SQL } from 'drizzle-orm'
import { type Db, type Tx, transaction } from '../db/index.ts'
import { type About, AppError } from '../errors/index.ts'
import type { Scope } from '../scope/index.ts'
import { checkFailures, checkState, evaluate, failureOf } from './checks.ts'
import type { Contract, Given } from './contract.ts'
import { inTime } from './deadline.ts'
import { type Sent, loadInput, lockRows } from './rows.ts'

export interface Call {
  /** of the row at hand */
  readonly id?: string
  /** what was sent, by its keys on the wire */
  readonly sent: Sent
}

type Code = (context: never) => Promise<unknown>

/** Answers the row that the contract promises, as it is at the end; null where it promises none. */
export type Run = <I, R>(scope: Scope, contract: Contract<I, R>, call: Call, code?: Code) => Promise<R>

/**
 * Runs operations, each in one transaction: rows are locked, failures are checked, what the contract says is changed,
 * then the owner's function is called. Whatever is thrown, nothing stays.
 * @param limitMs how long a function may take
 */
export const operationRunner =
  (db: Db, limitMs: number): Run =>
  <I, R>(scope: Scope, contract: Contract<I, R>, call: Call, code?: Code): Promise<R> =>
    transaction(db, async (tx) => {
      const { id, sent } = call
      await lockRows(tx, contract, id, sent)
      const now = scope.now.toISOString()
      const input = await loadInput(tx, scope, contract, id, sent)
      const given = { input, now, today: now.slice(0, 10) }
      const row = contract.row?.()
      if (row && id) checkState(contract, await row.get(tx, scope, id))
      await checkFailures(tx, contract, id, given)
      if (row && id) await change(tx, scope, contract, id, given)
      const it = row && id ? await row.get(tx, scope, id) : undefined
      const result =
        code &&
        (await inTime(limitMs, contract.name, code({ tx, scope, it, input, fail: failures(contract) } as never)))
      // the function may have written parts of the row, whose rules may look at them
      if (row && id) await row.hold(tx, id)
      return (await answer(tx, scope, contract, id, result)) as R
    })

const change = async <I, R>(
  tx: Tx,
  scope: Scope,
  contract: Contract<I, R>,
  id: string,
  given: Given<I>,
): Promise<void> => {
  const { transition, set, add, remove } = contract
  const row = contract.row?.()
  const values = { ...set?.(given), ...(transition === undefined ? {} : { [transition.key]: transition.to }) }
  const worked = Object.entries(values).filter((entry): entry is [string, SQL] => entry[1] instanceof SQL)
  const found =
    worked.length === 0
      ? []
      : await evaluate(
          tx,
          contract,
          id,
          worked.map(([, value]) => value),
        )
  const all = { ...values, ...Object.fromEntries(worked.map(([key], at) => [key, found[at]])) }
  if (Object.keys(all).length > 0) await row?.update(tx, scope, id, all)
  for (const [relation, other] of Object.entries(add?.(given) ?? {})) await row?.link(tx, id, relation, other)
  for (const [relation, other] of Object.entries(remove?.(given) ?? {})) await row?.unlink(tx, id, relation, other)
}

const failures = <I, R>({ fails = {} }: Contract<I, R>): Record<string, (about?: About) => never> =>
  Object.fromEntries(
    Object.entries(fails).map(([name, failure]) => [
      name,
      (about?: About): never => {
        throw failureOf(name, failure, about)
      },
    ]),
  )

/** The row that is answered, as it is at the end. @throws internal, when the function gave no row where one is promised */
const answer = async <I, R>(
  tx: Tx,
  scope: Scope,
  { name, row, returns }: Contract<I, R>,
  id: string | undefined,
  result: unknown,
): Promise<object | null> => {
  if (returns === undefined) return null
  // an operation on a row answers that row, whatever its function says
  const given = row !== undefined && row().name === returns().name ? id : idOf(result)
  if (given === undefined) {
    const cause = new Error(`${name} promises a row of ${returns().name}, and its function returned ${shown(result)}`)
    throw new AppError('internal', 'The operation gave no answer. Nothing was changed.', {
      code: 'wrong_result',
      cause,
    })
  }
  try {
    return await returns().get(tx, scope, given)
  } catch (error) {
    if (!(error instanceof AppError) || given === id) throw error
    const cause = new Error(`${name} returned the id ${given}, which no row of ${returns().name} has`)
    throw new AppError('internal', 'The operation gave no answer. Nothing was changed.', {
      code: 'wrong_result',
      cause,
    })
  }
}

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

declare module 'fastify' {
  interface FastifyInstance {
    readonly run: Run
  }
}
