import { Clock, clockOf, Day, Decimal, exact, isMissing, Moment, Row, Span } from './values.ts'

/** Below, at or above zero; null where one is missing. Texts beside times are read as such. */
export const order = (left: unknown, right: unknown): number | null => {
  if (isMissing(left) || isMissing(right)) return null
  if (typeof left === 'string' && typeof right !== 'string') return flipped(order(right, left))
  if (left instanceof Row && right instanceof Row) return left.$id === right.$id ? 0 : 1
  if (left instanceof Decimal || right instanceof Decimal) return ofNumbers(left, right)
  return ofKeys(keyOf(left), keyOf(typeof right === 'string' ? readAs(left, right) : right))
}

/** Equality as conditions have it: what is missing equals nothing. */
export const same = (left: unknown, right: unknown): boolean => order(left, right) === 0

/** And differs from nothing either. */
export const differs = (left: unknown, right: unknown): boolean => {
  const found = order(left, right)
  return found !== null && found !== 0
}

const flipped = (found: number | null): number | null => (found === null ? null : -found)

const ofNumbers = (left: unknown, right: unknown): number => {
  const [first, second] = [exact(left), exact(right)]
  if (first !== null && second !== null) return first.value.cmp(second.value)
  return ofKeys(asNumber(left), asNumber(right))
}

export const asNumber = (value: unknown): number => (value instanceof Decimal ? value.value.toNumber() : Number(value))

type Key = string | number | bigint | boolean

const keyOf = (value: unknown): Key => {
  if (value instanceof Day) return value.text
  if (value instanceof Clock || value instanceof Moment) return value.at
  if (value instanceof Span) return value.length
  return value as Key
}

const readAs = (left: unknown, text: string): unknown => {
  if (left instanceof Day) return new Day(text)
  if (left instanceof Clock) return clockOf(text)
  return left instanceof Moment ? new Moment(Date.parse(text)) : text
}

const ofKeys = (left: Key, right: Key): number => {
  if (typeof left === 'string' && typeof right === 'string') return ofTexts(left, right)
  // not ===, because a bigint and a number are compared by value
  return left == right ? 0 : left < right ? -1 : 1
}

/** By code points. */
const ofTexts = (left: string, right: string): number => Buffer.compare(Buffer.from(left), Buffer.from(right))
