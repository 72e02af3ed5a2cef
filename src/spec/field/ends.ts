import { shown, type Span } from '../../diagnostics/index.ts'
import { notYet } from '../read-map.ts'
import { note, type Notes } from '../text/notes.ts'
import { compare, type Exact, exact, scaled } from './exact.ts'
import type { BoundSyntax, Piece } from './syntax.ts'

/** One end of a range. */
export interface End {
  readonly value: Exact
  readonly exclusive: boolean
  readonly span: Span
}

export interface Ends {
  readonly min: End | null
  readonly max: End | null
}

export const open: Ends = { min: null, max: null }

/** From a part of the shorthand to its place in the file. */
export type Spot = (piece: { readonly start: number; readonly end: number }) => Span

const range = /^\s*(-?[\d.]*?\d)?\s*\.\.\s*(-?\d[\d.]*)?\s*$/

/** Takes `1..200`, `..200`, `1..` or `200` (both ends); null, and a report, for anything else. */
export function readRange(args: Piece, spot: Spot, example: string, notes: Notes): Ends | null {
  const match = range.exec(args.text)
  const single = args.text.trim()
  const lower = match ? match[1] : single
  const upper = match ? match[2] : single
  const span = spot(args)
  const ends = { min: end(lower, span), max: end(upper, span) }
  const wrong = (lower !== undefined && ends.min === null) || (upper !== undefined && ends.max === null)
  if (!wrong && (ends.min !== null || ends.max !== null)) return ends
  return note(notes, 'bad-argument', span, `\`${shown(args.text)}\` is not a range.`, `Write it like ${example}.`)
}

function end(text: string | undefined, span: Span): End | null {
  const value = text === undefined ? null : exact(text)
  return value === null ? null : { value, exclusive: false, span }
}

/** Adds the bounds behind a type (`> 0`) to those in its parentheses; null, and a report, if one cannot be used. */
export function addBounds(ends: Ends, bounds: readonly BoundSyntax[], spot: Spot, notes: Notes): Ends | null {
  let result: Ends | null = ends
  for (const bound of bounds) {
    const value = exact(bound.operand.text)
    const side = bound.sign.startsWith('>') ? 'min' : 'max'
    if (value === null) {
      operandProblem(bound, spot, notes)
      result = null
    } else if (result !== null && result[side] !== null) {
      const which = side === 'min' ? 'a lower' : 'an upper'
      result = note(notes, 'bad-bound', spot(bound), `There is ${which} bound already.`, 'Keep one of the two.')
    } else if (result !== null) {
      result = { ...result, [side]: { value, exclusive: bound.sign.length === 1, span: spot(bound) } }
    }
  }
  return result
}

function operandProblem({ operand }: BoundSyntax, spot: Spot, notes: Notes): void {
  if (/^([a-z]\w*|\d{4}-\d\d-\d\d.*)$/.test(operand.text)) {
    notYet(notes, spot(operand), 'A bound by a field or a time')
    return
  }
  note(
    notes,
    'bad-bound',
    spot(operand),
    `\`${shown(operand.text)}\` is not a number.`,
    'Write digits only, such as 1000 or 0.5.',
  )
}

/** Whether some number with at most `scale` decimals lies between the ends; null for any number of decimals. */
export function isPossible({ min, max }: Ends, scale: number | null): boolean {
  if (min === null || max === null) return true
  if (scale === null) {
    const order = compare(min.value, max.value)
    return order < 0 || (order === 0 && !min.exclusive && !max.exclusive)
  }
  const lowest = scaled(min.value, scale) + (min.exclusive ? 1n : 0n)
  const highest = scaled(max.value, scale) - (max.exclusive ? 1n : 0n)
  return lowest <= highest
}

/** Whether a number lies between the ends. */
export function isWithin(value: Exact, { min, max }: Ends): boolean {
  const low = min === null ? 1 : compare(value, min.value)
  const high = max === null ? -1 : compare(value, max.value)
  return (low > 0 || (low === 0 && !min?.exclusive)) && (high < 0 || (high === 0 && !max?.exclusive))
}
