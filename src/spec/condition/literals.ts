import type { ASTNode } from '@marcbachmann/cel-js'
import { shown } from '../../diagnostics/index.ts'
import { nearestTo } from '../text/notes.ts'
import type { Expr, ValueType } from '../types.ts'
import { type Operand, type Scope, wrong } from './scope.ts'

type Literal = Expr & { readonly node: 'literal' }
type Place = Pick<ASTNode, 'start' | 'end'>

const largest = 2n ** 63n - 1n
const mostDigits = 30

export function literalOf(type: ValueType, value: string | number | boolean | null): Literal {
  return { node: 'literal', value, type, nullable: value === null }
}

/** Takes a constant of the source and returns it typed. */
export function readLiteral(at: ASTNode & { op: 'value' }, scope: Scope): Expr | null {
  const value = at.args
  if (value === null) return literalOf({ kind: 'null' }, null)
  if (typeof value === 'boolean') return literalOf({ kind: 'bool' }, value)
  if (typeof value === 'string') return textLiteral(value, at, scope)
  const source = scope.scalar.text.slice(at.start, at.end)
  if (/^0x/i.test(source) || typeof value === 'object')
    return wrong(scope, 'no-such-syntax', at, `\`${shown(source, 40)}\` is a constant of a type that no field has.`)
  return typeof value === 'bigint' ? integerLiteral(value, at, scope) : fractionLiteral(source, at, scope)
}

export function integerLiteral(value: bigint, at: Place, scope: Scope): Expr | null {
  if (value > largest || value < -largest - 1n)
    return wrong(scope, 'bad-constant', at, 'A whole number has at most 64 bits.')
  const safe = Number.isSafeInteger(Number(value))
  return safe ? literalOf({ kind: 'int' }, Number(value)) : literalOf({ kind: 'bigint' }, String(value))
}

/** `1.50` is exact until it meets a float. */
function fractionLiteral(source: string, at: Place, scope: Scope): Expr | null {
  if (/e/i.test(source)) return literalOf({ kind: 'float' }, Number(source))
  const [whole = '', digits = ''] = source.split('.')
  if (whole.length + digits.length > mostDigits)
    return wrong(scope, 'bad-constant', at, `A decimal has at most ${mostDigits} digits.`)
  return literalOf({ kind: 'decimal', scale: digits.length }, source)
}

function textLiteral(value: string, at: Place, scope: Scope): Expr | null {
  if (value.includes('\0') || !value.isWellFormed())
    return wrong(scope, 'bad-constant', at, 'The text holds a character that a database cannot store.')
  return literalOf({ kind: 'string' }, value)
}

/** The same number below zero. */
export function negated(literal: Literal, at: Place, scope: Scope): Expr | null {
  const { value, type } = literal
  if (type.kind === 'int' || type.kind === 'bigint')
    return integerLiteral(-BigInt(Number(value) === 0 ? 0 : String(value)), at, scope)
  if (typeof value === 'number') return { ...literal, value: -value }
  return { ...literal, value: String(value).startsWith('-') ? String(value).slice(1) : `-${String(value)}` }
}

/** Whether the type of a constant is still open: it is read as what stands beside it. */
export function isSoft(expr: Expr): expr is Literal {
  return expr.node === 'literal' && ['string', 'decimal', 'null'].includes(expr.type.kind)
}

/** A constant as the type of what stands beside it; anything else, and constants that stay as they are, unchanged. */
export function adapted({ expr, at }: Operand, wanted: ValueType, scope: Scope): Expr | null {
  if (!isSoft(expr)) return expr
  if (expr.type.kind === 'decimal') return wanted.kind === 'float' ? literalOf(wanted, Number(expr.value)) : expr
  if (expr.type.kind !== 'string') return expr
  const text = String(expr.value)
  if (wanted.kind === 'enum') return memberOf(wanted.values, text, expr, at, scope)
  const form = forms[wanted.kind]
  if (form === undefined) return expr
  const value = form.read(text)
  if (value !== null) return literalOf(wanted, value)
  return wrong(scope, 'bad-constant', at, `'${shown(text, 60)}' is not a ${wanted.kind}.`, `Written ${form.example}.`)
}

function memberOf(values: readonly string[], text: string, expr: Literal, at: Place, scope: Scope): Expr | null {
  if (values.includes(text)) return { ...expr, type: { kind: 'enum', values } }
  const near = nearestTo(scope.notes, text, () => values)
  const hint = near === null ? `Its members: ${values.slice(0, 12).join(', ')}.` : `Did you mean '${near}'?`
  return wrong(scope, 'unknown-word', at, `'${shown(text, 60)}' is no member of the enum.`, hint)
}

interface Form {
  /** the text in the one form that we write, or null */
  readonly read: (text: string) => string | null
  readonly example: string
}

const forms: { readonly [K in ValueType['kind']]?: Form } = {
  date: { read: (text) => (isDay(text) ? text : null), example: "'2027-01-31'" },
  time: {
    read: (text) => (/^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,3})?)?$/.test(text) ? text : null),
    example: "'08:00' or '08:00:00'",
  },
  datetime: { read: moment, example: "'2027-01-31T08:00:00Z'" },
  uuid: {
    read: (text) => (/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(text) ? text.toLowerCase() : null),
    example: 'with its 36 characters',
  },
}

function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || text.startsWith('0000')) return false
  const day = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text)
}

function moment(text: string): string | null {
  const found = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,3})?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/.exec(
    text,
  )
  if (found === null || !isDay(found[1] ?? '')) return null
  const iso = new Date(text).toISOString()
  return /^\d{4}-/.test(iso) ? iso : null
}
