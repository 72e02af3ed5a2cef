import { createHash } from 'node:crypto'
import type { Tx } from '../db/index.ts'
import { AppError, type FieldError } from '../errors/index.ts'
import { prepared } from './statement.ts'
import type { Table } from './table.ts'

/** What holds of a row after every write. */
export interface Rule {
  /** what a client is told */
  readonly says: string
  /** the keys it is about */
  readonly keys: readonly string[]
  /** another status than that of broken rules */
  readonly status?: number
  /** the database's own constraint, which checks it */
  readonly constraint?: string
  /** SQL of the condition, where no constraint can look that far; the row is `it` */
  readonly sql?: string
}

export type Rules = Readonly<Record<string, Rule>>

export const ruleError = (name: string, { says, keys, status }: Rule, cause?: unknown): AppError =>
  new AppError('rule', says, {
    code: name,
    ...(status === undefined ? {} : { status }),
    errors: keys.map((key): FieldError => ({ pointer: `/${key}`, code: name, message: says })),
    cause,
  })

/** Checks a written row against the rules that no constraint holds it to; null when there are none. */
export const brokenRules = <R>(
  { name: table, from }: Table<R>,
  rules: Rules,
): ((tx: Tx, id: string) => Promise<void>) | null => {
  const checked = Object.entries(rules).flatMap(([name, rule]) =>
    rule.sql === undefined ? [] : [{ name, rule, sql: rule.sql }],
  )
  if (checked.length === 0) return null
  const statement = prepared(
    `${table}_rules`,
    `select ${checked.map(({ sql }) => `(${sql})`).join(', ')} from ${from} where it."id" = $1`,
  )
  const alone = checked.some(({ sql }) => sql.includes('(select '))
    ? prepared(`${table}_alone`, alonePerTable(table))
    : null
  return async (tx, id) => {
    if (alone !== null) await tx.$client.query(alone)
    const { rows } = await tx.$client.query<unknown[]>({ ...statement, values: [id] })
    const broken = checked.find((_, at) => rows[0]?.[at] !== true)
    if (broken !== undefined && rows[0] !== undefined) throw ruleError(broken.name, broken.rule)
  }
}

/**
 * A rule that looks at other rows does not see those that others are just writing, each within its own transaction. So
 * from here on, until the transaction ends, nobody else's rows of this table are judged.
 */
const alonePerTable = (table: string): string => {
  const key = createHash('sha256').update(`rules of ${table}`).digest().readBigInt64BE()
  return `select pg_advisory_xact_lock(${key})`
}
