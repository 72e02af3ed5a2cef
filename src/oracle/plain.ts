import { Clock, Day, Decimal, isMissing, Moment, Row, Span } from './values.ts'

/** An answer in values that JavaScript has: exact numbers and times as texts, rows as their ids. */
export type Plain = string | number | bigint | boolean | null | readonly Plain[]

export const plain = (value: unknown): Plain => {
  if (Array.isArray(value)) return value.map(plain)
  if (isMissing(value)) return null
  if (value instanceof Row) return value.$id
  if (value instanceof Decimal) return value.value.toFixed(value.scale)
  if (value instanceof Day) return value.text
  if (value instanceof Moment) return new Date(value.at).toISOString()
  if (value instanceof Clock) return new Date(value.at).toISOString().slice(11, 23)
  if (value instanceof Span) return value.length
  return value as Plain
}
