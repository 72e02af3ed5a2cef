import { makeEnvironment } from './environment.ts'
import { type Plain, plain } from './plain.ts'
import { rewritten } from './rewrite.ts'
import { type Compute, type Facts, type RowData, rowOf, valueOf } from './rows.ts'
import { dayOf, Moment, nothing } from './values.ts'
import type { FieldType } from '../spec/index.ts'

export interface Values {
  readonly now: Date
  readonly it?: { readonly entity: string; readonly row: RowData } | undefined
  /** a reference is its row, by its name in the spec */
  readonly input?: ReadonlyMap<string, { readonly type: FieldType; readonly value: unknown }> | undefined
}

type Program = (context: Record<string, unknown>) => unknown

const environment = makeEnvironment()
const programs = new Map<string, Program>()

/**
 * Evaluates an expression with the CEL library: an opinion that shares nothing with what compiles it to SQL. Expressions
 * that the spec's check refuses are not its business. Types are those of the values at hand, so that an empty sum is an
 * int whatever it would be the sum of, and a choice has the type of what was chosen.
 */
export const evaluate = (source: string, { now, it, input }: Values, facts: Facts): Plain => {
  const moment = { now: new Moment(now.getTime()), today: dayOf(now.getTime()), nothing }
  const compute: Compute = (text, row) => run(text, { ...moment, it: row })
  const sent = inputOf(input ?? new Map(), facts, compute)
  const row = it === undefined ? {} : { it: rowOf(it.entity, it.row, facts, compute) }
  return plain(run(source, { ...moment, input: sent, ...row }))
}

const run = (source: string, context: Record<string, unknown>): unknown => {
  const found = programs.get(source) ?? (environment.parse(rewritten(environment.parse(source).ast)) as Program)
  programs.set(source, found)
  return found(context)
}

const inputOf = (input: NonNullable<Values['input']>, facts: Facts, compute: Compute): Record<string, unknown> =>
  Object.fromEntries(
    [...input].map(([name, { type, value }]) => [
      name,
      type.kind === 'reference' ? rowOf(type.entity, value as RowData | null, facts, compute) : valueOf(type, value),
    ]),
  )
