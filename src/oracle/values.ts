import { Big } from 'big.js'

/** What is missing. Its own type, because the library's null is what the word `null` stands for. */
export class Nothing {
  readonly missing = true
}
export const nothing: Nothing = new Nothing()

/** Exact numbers, with the digits behind the point that they show. */
export class Decimal {
  readonly value: Big
  readonly scale: number
  constructor(value: Big, scale: number) {
    this.value = value
    this.scale = scale
  }
}

/** A day as the text of its date, which has the order of days. */
export class Day {
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
}

/** A time of day as milliseconds. */
export class Clock {
  readonly at: number
  constructor(at: number) {
    this.at = at
  }
}

/** A point in time as milliseconds; the library's timestamps give durations that do not add up below zero. */
export class Moment {
  readonly at: number
  constructor(at: number) {
    this.at = at
  }
}

/** A duration in milliseconds. */
export class Span {
  readonly length: number
  constructor(length: number) {
    this.length = length
  }
}

/** A row, or the row that a missing reference would have led to: that one has every list empty and all else missing. */
export class Row {
  readonly $id: string | null
  constructor(id: string | null) {
    this.$id = id
  }
}

export const isMissing = (value: unknown): boolean =>
  value === null || value === undefined || value instanceof Nothing || (value instanceof Row && value.$id === null)

/** Halves go away from zero. */
export const rounded = (value: Big, scale: number): Decimal => new Decimal(value.round(scale, Big.roundHalfUp), scale)

export const decimalOf = (text: string): Decimal => new Decimal(new Big(text), (text.split('.')[1] ?? '').length)

export const exact = (value: unknown): Decimal | null => {
  if (value instanceof Decimal) return value
  return typeof value === 'bigint' ? new Decimal(new Big(String(value)), 0) : null
}

const day = 86_400_000
export const dayOf = (at: number): Day => new Day(new Date(at).toISOString().slice(0, 10))
export const startOf = ({ text }: Day): number => Date.parse(`${text}T00:00:00Z`)
export const shiftedDay = (from: Day, { length }: Span): Day => dayOf(Math.floor((startOf(from) + length) / day) * day)

export const clockOf = (text: string): Clock => {
  const [hours = '0', minutes = '0', seconds = '0'] = text.split(':')
  return new Clock(Math.round((Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) * 1000))
}
