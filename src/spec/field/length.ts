import { note } from '../text/notes.ts'
import type { FieldType } from '../types.ts'
import { type End, type Ends, readRange } from './ends.ts'
import type { Parts } from './type.ts'

/** The longest text that may be promised; PostgreSQL allows varchar no more. */
const longest = 10_485_760
/** What `string` without a range holds at most; `text` is for more. */
const usual = 255

/** `string(1..200)`, `string(..200)`, `string(1..)`, `string(2)`, `string`; the same for text. Code points are counted. */
export function readLength(kind: 'string' | 'text', { syntax, args, spot, notes }: Parts): FieldType | null {
  const bound = syntax.bounds[0]
  if (bound) {
    return note(
      notes,
      'bad-bound',
      spot(bound),
      `The length of a ${kind} stands in parentheses.`,
      `Such as ${kind}(1..200).`,
    )
  }
  if (args === null) return { kind, min: 0, max: kind === 'string' ? usual : null, pattern: null }
  const ends = readRange(args, spot, '1..200 or ..200', notes)
  if (ends === null) return null
  const wrong = [ends.min, ends.max].some((end) => end !== null && (end.value.scale > 0 || end.value.digits < 0n))
  if (wrong) return note(notes, 'bad-argument', spot(args), 'A length is a whole number, zero or more.')
  return checked(kind, ends, !args.text.includes('..'), { spot, notes, args })
}

function checked(
  kind: 'string' | 'text',
  ends: Ends,
  single: boolean,
  { spot, notes, args }: Pick<Parts, 'spot' | 'notes'> & { args: NonNullable<Parts['args']> },
): FieldType | null {
  const min = number(ends.min) ?? 0
  const max = number(ends.max)
  const span = spot(args)
  if (Math.max(min, max ?? 0) > longest) {
    return note(
      notes,
      'out-of-range',
      span,
      `A ${kind} may be bounded at ${longest} characters.`,
      `Without an upper bound: ${kind}(1..).`,
    )
  }
  if (max !== null && min > max) return note(notes, 'empty-range', span, `No length lies between ${min} and ${max}.`)
  if (max === 0) return note(notes, 'empty-range', span, 'Only the empty text would be allowed.')
  if (single && min >= 50) {
    note(
      notes,
      'exact-length',
      span,
      `\`${kind}(${min})\` means exactly ${min} characters.`,
      `For at most ${min} write ${kind}(..${min}).`,
    )
  }
  return { kind, min, max, pattern: null }
}

function number(end: End | null): number | null {
  return end === null ? null : Number(end.value.digits)
}
