import type { Expr, ValueType } from '../spec/index.ts'
import { joined, type Sql, sql } from './parts.ts'
import { sqlText } from './types.ts'

type Casts = { readonly [K in ValueType['kind']]: string }

const names: Casts = {
  bool: 'boolean',
  int: 'integer',
  bigint: 'bigint',
  float: 'double precision',
  decimal: 'numeric',
  string: 'text',
  enum: 'text',
  date: 'date',
  time: 'time',
  datetime: 'timestamptz',
  duration: 'interval',
  uuid: 'uuid',
  row: 'uuid',
  null: 'text',
  list: '',
}

export const cast = (type: ValueType, value: Sql): Sql => sql`${value}::${names[type.kind]}`

/** A constant; exact digits stay as they were written. */
export const literalSql = ({ type, value }: { type: ValueType; value: string | number | boolean | null }): Sql => {
  if (value === null) return ['null']
  const text = String(value)
  switch (type.kind) {
    case 'int':
    case 'bigint':
    case 'decimal':
      return [text.startsWith('-') ? `(${text})` : text]
    case 'float':
      return [`'${text}'::double precision`]
    case 'date':
    case 'time':
      return [`${type.kind} ${sqlText(text)}`]
    case 'datetime':
      return [`timestamptz ${sqlText(text)}`]
    case 'uuid':
      return [`${sqlText(text)}::uuid`]
    case 'bool':
      return [text]
    default:
      return [sqlText(text)]
  }
}

/** The value of an expression as one of a wider type: an int as a decimal, a decimal with more digits. */
export const widened = (expr: Expr, value: Sql, type: ValueType): Sql => {
  if (expr.node === 'literal' && expr.value === null)
    return cast(type.kind === 'int' ? { kind: 'bigint' } : type, value)
  if (type.kind === 'decimal') {
    if (expr.type.kind !== 'decimal')
      return type.scale === 0 ? cast(type, value) : sql`round(${cast(type, value)}, ${String(type.scale)})`
    return expr.type.scale === type.scale ? value : sql`round(${value}, ${String(type.scale)})`
  }
  if (expr.type.kind === type.kind && type.kind !== 'int') return value
  return type.kind === 'float' || type.kind === 'bigint' || type.kind === 'int' ? cast(asBig(type), value) : value
}

/** Ints are computed with 64 bits, as in CEL. */
const asBig = (type: ValueType): ValueType => (type.kind === 'int' ? { kind: 'bigint' } : type)

/** Where an order of texts matters it is that of code points, whatever the database would prefer. */
export const ordered = (type: ValueType, value: Sql): Sql =>
  type.kind === 'string' || type.kind === 'enum' ? sql`(${value}) collate "C"` : value

/**
 * A quotient with so many digits that rounding it to `scale` of them is the same as rounding the exact one; the
 * database would choose the number of digits by the size of the operands.
 */
export const quotient = (dividend: Sql, divisor: Sql, scale: number): Sql =>
  sql`round(round(${dividend}, 60) / ${divisor}, ${String(scale)})`

export const commas = (all: readonly Sql[]): Sql => joined(all, ', ')
