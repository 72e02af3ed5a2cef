import type { Expr } from '../spec/index.ts'
import { quotient, widened } from './casts.ts'
import { valueOf } from './expressions.ts'
import { type Sql, sql } from './parts.ts'
import type { Scope } from './scope.ts'

type Arithmetic = Expr & { readonly node: 'arithmetic' }

export const arithmeticSql = (expr: Arithmetic, scope: Scope): Sql => {
  const { type, sign, left, right } = expr
  switch (type.kind) {
    case 'string':
      return sql`(${valueOf(left, scope)} || ${valueOf(right, scope)})`
    case 'date':
    case 'datetime':
      return shifted(expr, scope)
    case 'duration':
      return difference(expr, scope)
    case 'decimal':
      return decimal(expr, type.scale, scope)
    default: {
      const [first, second] = [left, right].map((side) => widened(side, valueOf(side, scope), type))
      return sql`(${first ?? []} ${sign} ${divides(expr) ? notZero(right, second ?? []) : (second ?? [])})`
    }
  }
}

const divides = ({ sign }: Arithmetic): boolean => sign === '/' || sign === '%'

/** A division by zero has no result. */
const notZero = (divisor: Expr, value: Sql): Sql => (divisor.node === 'literal' ? value : sql`nullif(${value}, 0)`)

const decimal = ({ sign, left, right }: Arithmetic, scale: number, scope: Scope): Sql => {
  const first = exact(left, scope)
  const second = exact(right, scope)
  return sign === '/' ? quotient(first, notZero(right, second), scale) : sql`(${first} ${sign} ${second})`
}

/** A number with exactly the digits of its type, which sums, differences and products keep. */
const exact = (expr: Expr, scope: Scope): Sql =>
  widened(expr, valueOf(expr, scope), expr.type.kind === 'decimal' ? expr.type : { kind: 'decimal', scale: 0 })

/** A time and a duration. Without its zone, because a day of a zone can have 23 hours, and so that an index may say it. */
const shifted = ({ sign, left, right, type }: Arithmetic, scope: Scope): Sql => {
  const [time, by] = left.type.kind === 'duration' ? [right, left] : [left, right]
  const moment = valueOf(time, scope)
  const duration = valueOf(by, scope)
  if (type.kind === 'date') return sql`(${moment} ${sign} ${duration})::date`
  return sql`((${moment} at time zone 'UTC' ${sign} ${duration}) at time zone 'UTC')`
}

const difference = ({ sign, left, right }: Arithmetic, scope: Scope): Sql => {
  const value = sql`(${valueOf(left, scope)} ${sign} ${valueOf(right, scope)})`
  return left.type.kind === 'date' ? sql`(${value} * interval '24 hours')` : value
}
