import { SQL } from 'drizzle-orm'
import type { Tx } from '../db/index.ts'
import type { Scope } from '../scope/index.ts'
import { evaluate } from './checks.ts'
import type { Contract, Given } from './contract.ts'

/** What the contract itself changes: the state, what is set, and rows that are added or taken out. */
export const change = async <I, R>(
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
