import { shown, type Span } from '../../diagnostics/index.ts'
import { nearest } from '../../names/index.ts'
import { notYet } from '../read-map.ts'
import { note, type Notes } from '../text/notes.ts'
import type { Default, FieldType, Limit } from '../types.ts'
import { type Ends, isWithin } from './ends.ts'
import { digitsOf, exact } from './exact.ts'
import { holds } from './number.ts'

/** A default as it was written, in the short form or beside it. */
export interface Literal {
  readonly text: string
  readonly quoted: boolean
  readonly span: Span
  /** in the long form an expression may stand there, once those are built */
  readonly long: boolean
  /** the field that is set to it; a default, where none is named */
  readonly of?: string
}

type Value = string | number | boolean

/** Takes a type and a default and returns it as a value of the type; null, and a report, if the field would refuse it. */
export function readDefault(type: FieldType, literal: Literal, notes: Notes): Default | null {
  if (isLater(literal, type)) return notYet(notes, literal.span, `The default \`${shown(literal.text)}\``)
  if (!literal.quoted && literal.text === '[]') return notYet(notes, literal.span, 'A list of values')
  if (type.kind === 'datetime' && literal.text === 'now') return { kind: 'now' }
  if (type.kind === 'date' && literal.text === 'today') return { kind: 'today' }
  const value = valueOf(type, literal)
  if ('value' in value) return { kind: 'value', value: value.value }
  const what = literal.of === undefined ? 'the default' : `\`${shown(literal.of)}\``
  const message = `\`${shown(literal.text)}\` cannot be ${what}: ${value.because}.`
  return note(notes, literal.of === undefined ? 'bad-default' : 'bad-value', literal.span, message, value.hint)
}

/** Expressions and paths: `it.product.price`, `actor`, `now + days(3)`. */
function isLater({ text, quoted, long }: Literal, { kind }: FieldType): boolean {
  if (!quoted && !long) return /^(actor|(it|input|actor|tenant|settings)\..*)$/.test(text)
  if (!long) return false
  if (/^(actor|(it|input|actor|tenant|settings|session)\.\w.*)$/.test(text)) return true
  return kind !== 'string' && kind !== 'text' && /^[a-z_]\w*\s*[(+*?.-]/.test(text)
}

type Judged = { readonly value: Value } | { readonly because: string; readonly hint?: string }

function valueOf(type: FieldType, { text }: Literal): Judged {
  switch (type.kind) {
    case 'string':
    case 'text':
      return textValue(text, type.min, type.max)
    case 'int':
    case 'bigint':
      return wholeValue(type, text)
    case 'float':
      return numberValue(text, endsOf(type.min, type.max), (value) => Number(digitsOf(value)))
    case 'decimal':
      return decimalValue(type, text)
    case 'bool':
      return text === 'true' || text === 'false' ? { value: text === 'true' } : { because: 'it is true or false' }
    case 'enum':
      return memberValue(type.values, text)
    case 'reference':
      return { because: 'a reference is given, or missing' }
    case 'date':
    case 'time':
    case 'datetime':
    case 'uuid':
    case 'email':
    case 'url':
      return formatted(type.kind, text)
  }
}

function textValue(text: string, min: number, max: number | null): Judged {
  const length = Array.from(text).length
  if (length < min) return { because: `it has ${length} characters, and at least ${min} are asked for` }
  if (max !== null && length > max) return { because: `it has ${length} characters, and at most ${max} are allowed` }
  return { value: text }
}

function wholeValue(type: FieldType & { kind: 'int' | 'bigint' }, text: string): Judged {
  const value = exact(text)
  if (value === null || value.scale > 0 || /\./.test(text)) return { because: 'it is not a whole number in digits' }
  if (!holds(type.kind, value)) return { because: `${type.kind} cannot hold it` }
  return numberValue(text, endsOf(type.min, type.max), (whole) =>
    type.kind === 'int' ? Number(digitsOf(whole)) : digitsOf(whole),
  )
}

function decimalValue(type: FieldType & { kind: 'decimal' }, text: string): Judged {
  const value = exact(text)
  if (value === null) return { because: 'it is not a number in digits' }
  if (value.scale > type.scale) return { because: `it has more than ${type.scale} digits after the point` }
  const whole =
    digitsOf({ digits: value.digits < 0n ? -value.digits : value.digits, scale: value.scale }).split('.')[0] ?? ''
  if (whole !== '0' && whole.length > type.precision - type.scale) {
    return { because: `it has more than ${type.precision - type.scale} digits before the point` }
  }
  return numberValue(text, endsOf(type.min, type.max), (number) => digitsOf(number, type.scale))
}

function numberValue(
  text: string,
  ends: Ends,
  convert: (value: NonNullable<ReturnType<typeof exact>>) => Value,
): Judged {
  const value = exact(text)
  if (value === null) return { because: 'it is not a number in digits' }
  return isWithin(value, ends) ? { value: convert(value) } : { because: 'it lies outside the bounds' }
}

function memberValue(values: readonly string[], text: string): Judged {
  if (values.includes(text)) return { value: text }
  const near = nearest(text, values.slice(0, 1000))
  return {
    because: `it is one of ${values.slice(0, 8).join(', ')}${values.length > 8 ? ', \u2026' : ''}`,
    ...(near === null ? {} : { hint: `Did you mean ${near}?` }),
  }
}

const nowhere: Span = { source: '', start: 0, end: 0 }

function endsOf(min: Limit<number | string> | null, max: Limit<number | string> | null): Ends {
  const end = (limit: Limit<number | string> | null) => {
    const value = limit === null ? null : exact(String(limit.value))
    return limit === null || value === null ? null : { value, exclusive: limit.exclusive, span: nowhere }
  }
  return { min: end(min), max: end(max) }
}

type Formatted = 'date' | 'time' | 'datetime' | 'uuid' | 'email' | 'url'

const forms: Readonly<Record<Formatted, { readonly like: string; readonly read: (text: string) => string | null }>> = {
  date: { like: 'a date such as 2026-01-31, or today', read: (text) => (isDate(text) ? text : null) },
  time: { like: 'a time such as 14:30:00', read: (text) => time(text) },
  datetime: { like: 'a time such as 2026-01-31T14:30:00Z, or now', read: (text) => (isDatetime(text) ? text : null) },
  uuid: {
    like: 'a UUID',
    read: (text) => (/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(text) ? text.toLowerCase() : null),
  },
  email: {
    like: 'an address such as ada@example.org',
    read: (text) => (/^[^\s@]{1,64}@[^\s@.]+(\.[^\s@.]+)+$/.test(text) ? text : null),
  },
  url: {
    like: 'an address such as https://example.org',
    read: (text) => (/^https?:\/\//.test(text) && URL.canParse(text) ? text : null),
  },
}

function formatted(kind: Formatted, text: string): Judged {
  const value = forms[kind].read(text)
  return value === null ? { because: `it is ${forms[kind].like}` } : { value }
}

function isDate(text: string): boolean {
  const date = /^\d{4}-\d\d-\d\d$/.test(text) ? new Date(`${text}T00:00:00Z`) : null
  return (
    date !== null && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text) && !text.startsWith('0000')
  )
}

function time(text: string): string | null {
  const match = /^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/.exec(text)
  return match === null ? null : match[2] === undefined ? `${text}:00` : text
}

function isDatetime(text: string): boolean {
  const match = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d:\d\d)(\.\d{1,3})?Z$/.exec(text)
  return match !== null && isDate(match[1] ?? '') && time(match[2] ?? '') !== null
}
