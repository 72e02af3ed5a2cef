import type { FieldType } from '../spec/index.ts'
import { clockOf, Day, decimalOf, Moment, nothing, Row } from './values.ts'

/** What the judge must know of the entities, by name. */
export type Facts = ReadonlyMap<string, EntityFacts>
export type EntityFacts = ReadonlyMap<string, MemberFacts>

export type MemberFacts =
  | { readonly kind: 'value'; readonly type: FieldType }
  | { readonly kind: 'row' | 'rows'; readonly entity: string }
  /** `list`: it gives rows */
  | { readonly kind: 'computed'; readonly source: string; readonly list: boolean }

/** A row as JSON has it, with related rows where a member leads to them. */
export interface RowData {
  readonly id: string
  readonly [member: string]: unknown
}

export type Compute = (source: string, row: Row) => unknown

/** A row whose members are read when they are asked for. `data` null: the row that is not there. */
export const rowOf = (entity: string, data: RowData | null, facts: Facts, compute: Compute): Row => {
  const row = new Row(data?.id ?? null)
  const define = (name: string, get: () => unknown): void => {
    Object.defineProperty(row, name, { get, enumerable: true })
  }
  define('id', () => data?.id ?? nothing)
  for (const [name, fact] of facts.get(entity) ?? []) {
    if (name !== 'id') define(name, () => member(fact, data?.[name], row, facts, compute))
  }
  return row
}

const member = (fact: MemberFacts, value: unknown, row: Row, facts: Facts, compute: Compute): unknown => {
  switch (fact.kind) {
    case 'value':
      return valueOf(fact.type, value)
    case 'row':
      return rowOf(fact.entity, (value ?? null) as RowData | null, facts, compute)
    case 'rows':
      return ((value ?? []) as readonly RowData[]).map((one) => rowOf(fact.entity, one, facts, compute))
    case 'computed':
      if (row.$id === null) return fact.list ? [] : nothing
      return compute(fact.source, row)
  }
}

/** A value of JSON as the judge has it. */
export const valueOf = (type: FieldType, given: unknown): unknown => {
  if (given === null || given === undefined) return nothing
  const value = given as string | number | boolean
  switch (type.kind) {
    case 'int':
    case 'bigint':
      return BigInt(value)
    case 'float':
      return Number(value)
    case 'decimal':
      return decimalOf(String(value))
    case 'date':
      return new Day(String(value))
    case 'time':
      return clockOf(String(value))
    case 'datetime':
      return new Moment(Date.parse(String(value)))
    default:
      return value
  }
}
