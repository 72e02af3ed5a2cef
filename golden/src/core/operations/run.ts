import { type Db, transaction } from '../db/index.ts'
import type { About } from '../errors/index.ts'
import type { Scope } from '../scope/index.ts'
import { answer } from './answer.ts'
import { change } from './change.ts'
import { checkFailures, checkState, failureOf } from './checks.ts'
import type { Contract } from './contract.ts'
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

const failures = <I, R>({ fails = {} }: Contract<I, R>): Record<string, (about?: About) => never> =>
  Object.fromEntries(
    Object.entries(fails).map(([name, failure]) => [
      name,
      (about?: About): never => {
        throw failureOf(name, failure, about)
      },
    ]),
  )

declare module 'fastify' {
  interface FastifyInstance {
    readonly run: Run
  }
}
