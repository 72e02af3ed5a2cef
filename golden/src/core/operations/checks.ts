import { type SQL, sql } from 'drizzle-orm'
import { PgDialect } from 'drizzle-orm/pg-core'
import { type Tx, rawTypes } from '../db/index.ts'
import { AppError } from '../errors/index.ts'
import type { Contract, Failure, Given } from './contract.ts'

const dialect = new PgDialect()

/** Looks at all conditions with one statement; the first that holds is what is answered. @throws the failure */
export const checkFailures = async <I>(
  tx: Tx,
  contract: Contract<I>,
  id: string | undefined,
  given: Given<I>,
): Promise<void> => {
  const checked = Object.entries(contract.fails ?? {}).flatMap(([name, failure]) =>
    failure.when === undefined ? [] : [{ name, failure, when: failure.when(given) }],
  )
  if (checked.length === 0) return
  const found = await evaluate(
    tx,
    contract,
    id,
    checked.map(({ when }) => when),
  )
  const failed = checked.find((_, at) => found[at] === 't')
  if (failed !== undefined) throw failureOf(failed.name, failed.failure)
}

export const failureOf = <I>(name: string, { kind, status, says }: Failure<I>, about?: AppError['about']): AppError =>
  new AppError(kind, says ?? `${sentence(name)}.`, {
    code: name,
    ...(status === undefined ? {} : { status }),
    ...(about === undefined ? {} : { about }),
  })

/** out_of_stock: Out of stock */
const sentence = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1).replaceAll('_', ' ')

/** Values of SQL about the row at hand, as PostgreSQL writes them. */
export const evaluate = async <I>(
  tx: Tx,
  { row }: Contract<I>,
  id: string | undefined,
  expressions: readonly SQL[],
): Promise<readonly unknown[]> => {
  const list = sql.join(
    expressions.map((expression) => sql`(${expression})`),
    sql`, `,
  )
  const query =
    row === undefined
      ? sql`select ${list}`
      : sql`select ${list} from ${sql.identifier(row().name)} as it where it."id" = ${id}`
  const { sql: text, params } = dialect.sqlToQuery(query)
  const { rows } = await tx.$client.query<unknown[]>({ text, values: params, rowMode: 'array', types: rawTypes })
  return rows[0] ?? []
}

/** @throws transition, where the row is in none of the states that it may start from */
export const checkState = <I>({ name, transition }: Contract<I>, row: object): void => {
  if (transition === undefined) return
  const { key, from, to } = transition
  const state = String((row as Record<string, unknown>)[key])
  if (from.length === 0 ? state !== to : from.includes(state)) return
  const wanted = from.length === 0 ? `another ${key}` : `${key} ${from.join(' or ')}`
  throw new AppError('transition', `${name} needs ${wanted}, and it is ${state}.`)
}
