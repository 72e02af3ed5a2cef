import { note } from '../text/notes.ts'
import type { FieldType, Limit } from '../types.ts'
import { addBounds, type End, type Ends, isPossible, open, readRange } from './ends.ts'
import { compare, digitsOf, type Exact, exact } from './exact.ts'
import type { Piece } from './syntax.ts'
import type { Parts } from './type.ts'

const spans = {
  int: { min: '-2147483648', max: '2147483647' },
  bigint: { min: '-9223372036854775808', max: '9223372036854775807' },
} as const

/** `int(0..100)`, `int > 0`: whole numbers of 32 bits. */
export function readInt(parts: Parts): FieldType | null {
  const ends = wholeEnds('int', parts)
  return ends && { kind: 'int', min: limit(ends.min, asNumber), max: limit(ends.max, asNumber) }
}

/** The same with 64 bits; the limits stay digits. */
export function readBigint(parts: Parts): FieldType | null {
  const ends = wholeEnds('bigint', parts)
  return ends && { kind: 'bigint', min: limit(ends.min, digitsOf), max: limit(ends.max, digitsOf) }
}

/** `float(0..1)`: the one type that does not keep decimals exactly. */
export function readFloat(parts: Parts): FieldType | null {
  const ends = bounded(parts.args, '0..1', parts)
  if (ends === null || !possible(ends, null, parts)) return null
  return { kind: 'float', min: limit(ends.min, asNumber), max: limit(ends.max, asNumber) }
}

/** `decimal(10,2)`, `decimal(10,2; 0..)`: all digits, and those after the point. */
export function readDecimal(parts: Parts): FieldType | null {
  const { args, place, spot, notes } = parts
  const form = /^\s*(\d{1,9})\s*,\s*(\d{1,9})\s*(;.*)?$/s.exec(args?.text ?? '')
  if (args === null || form === null) {
    const hint = 'Write all digits and those after the point: decimal(10,2), or decimal(10,2; 0..).'
    return note(notes, 'bad-argument', spot(args ?? place), '`decimal` needs two numbers in parentheses.', hint)
  }
  const precision = Number(form[1])
  const scale = Number(form[2])
  if (precision < 1 || precision > 1000 || scale > precision) {
    const message = `decimal(${precision},${scale}) cannot be: 1 to 1000 digits, of which at most as many stand after the point.`
    return note(notes, 'out-of-range', spot(args), message)
  }
  const ends = bounded(rangeOf(args, form[3]), '10,2; 0..', parts)
  if (ends === null || !fits(ends, precision, scale, parts) || !possible(ends, scale, parts)) return null
  return { kind: 'decimal', precision, scale, min: limit(ends.min, digitsOf), max: limit(ends.max, digitsOf) }
}

function rangeOf(args: Piece, range: string | undefined): Piece | null {
  if (range === undefined) return null
  return { text: range.slice(1), start: args.end - range.length + 1, end: args.end }
}

function wholeEnds(kind: 'int' | 'bigint', parts: Parts): Ends | null {
  const ends = bounded(parts.args, '0..100', parts)
  if (ends === null) return null
  for (const end of [ends.min, ends.max]) {
    if (end === null) continue
    if (end.value.scale > 0) return note(parts.notes, 'bad-bound', end.span, `\`${kind}\` is bounded by whole numbers.`)
    if (!holds(kind, end.value)) return tooBig(kind, end, parts)
  }
  return possible(ends, 0, parts) ? ends : null
}

/** Whether a whole number fits the bits of its type. */
export function holds(kind: 'int' | 'bigint', value: Exact): boolean {
  const min = exact(spans[kind].min)
  const max = exact(spans[kind].max)
  return min !== null && max !== null && compare(value, min) >= 0 && compare(value, max) <= 0
}

function tooBig(kind: 'int' | 'bigint', { span }: End, { notes }: Parts): null {
  const { min, max } = spans[kind]
  const hint = kind === 'int' ? 'Use bigint.' : 'Use decimal, such as decimal(30,0).'
  return note(notes, 'out-of-range', span, `\`${kind}\` holds ${min} to ${max}.`, hint)
}

/** The range in parentheses and the bounds behind the type, together. */
function bounded(range: Piece | null, example: string, { syntax, spot, notes }: Parts): Ends | null {
  if (range !== null && !range.text.includes('..')) {
    const only = range.text.trim()
    return note(
      notes,
      'bad-argument',
      spot(range),
      `Only ${only === '' ? 'a range' : 'one value'} could stand here.`,
      `Write a range, such as ${example}.`,
    )
  }
  const ends = range === null ? open : readRange(range, spot, example, notes)
  return ends && addBounds(ends, syntax.bounds, spot, notes)
}

function possible(ends: Ends, scale: number | null, { notes }: Parts): boolean {
  if (isPossible(ends, scale)) return true
  const span = ends.max?.span
  if (span)
    note(notes, 'empty-range', span, 'No value lies between the bounds.', 'The lower bound comes first: (0..100).')
  return false
}

function fits(ends: Ends, precision: number, scale: number, { notes }: Parts): boolean {
  const beyond = { digits: 10n ** BigInt(precision - scale), scale: 0 }
  for (const end of [ends.min, ends.max]) {
    if (end === null) continue
    if (end.value.scale > scale) {
      note(notes, 'bad-bound', end.span, `The bound has more than ${scale} digits after the point.`)
      return false
    }
    const size = { ...end.value, digits: end.value.digits < 0n ? -end.value.digits : end.value.digits }
    if (compare(size, beyond) >= 0) {
      note(
        notes,
        'out-of-range',
        end.span,
        `decimal(${precision},${scale}) has ${precision - scale} digits before the point.`,
      )
      return false
    }
  }
  return true
}

function limit<T>(end: End | null, convert: (value: Exact) => T): Limit<T> | null {
  return end === null ? null : { value: convert(end.value), exclusive: end.exclusive }
}

function asNumber(value: Exact): number {
  return Number(digitsOf(value))
}
