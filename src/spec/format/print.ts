import { isProblem, parseField } from '../field/grammar.ts'
import type { BoundSyntax, FieldSyntax, Piece, ValueSyntax } from '../field/syntax.ts'
import { typeWords } from '../field/words.ts'

/**
 * Takes a field's shorthand and returns it in its canonical form: one space between parts, none within parentheses
 * except around bars, bounds in the parentheses where there is a default. What the tool does not build yet, or what
 * leaves the grammar, is returned as it is.
 */
export function canonicalField(text: string): string {
  const syntax = parseField(text)
  if (isProblem(syntax) || !isPlain(syntax)) return text
  return print(syntax) ?? text
}

/** Takes a shorthand without a default and a value, and returns both in one; null if they cannot stand in one. */
export function withDefault(text: string, value: string): string | null {
  const syntax = parseField(text)
  if (isProblem(syntax) || !isPlain(syntax) || syntax.default !== null) return null
  const bare = /^(-?\d+(\.\d+)?|[A-Za-z][\w-]*)$/.test(value) && value !== 'actor'
  const textual = syntax.type.kind === 'word' && /^(string|text)$/.test(syntax.type.word.text)
  if (!bare && !textual) return null
  return print({ ...syntax, default: { text: value, quoted: !bare, start: 0, end: 0 } })
}

function isPlain({ type, lists }: FieldSyntax): boolean {
  if (lists.length > 0) return false
  if (type.kind === 'relation') return true
  return type.kind === 'word' && type.from === null && typeWords.some((word) => word === type.word.text)
}

function print(syntax: FieldSyntax): string | null {
  if (syntax.type.kind === 'name') return null
  const [type, bounds] =
    syntax.type.kind === 'relation'
      ? [canonicalRelation(syntax.type.relation), syntax.bounds]
      : wordWithBounds(syntax.type, syntax)
  const parts = [
    `${type}${syntax.optional ? '?' : ''}`,
    ...bounds.map(({ sign, operand }) => `${sign} ${operand.text}`),
    ...syntax.patterns.map(({ text }) => text),
    ...(syntax.default === null ? [] : [`= ${printValue(syntax.default)}`]),
    ...syntax.flags.map(({ text }) => text),
  ]
  return parts.join(' ')
}

function wordWithBounds(
  { word, args }: Extract<FieldSyntax['type'], { kind: 'word' }>,
  syntax: FieldSyntax,
): readonly [string, readonly BoundSyntax[]] {
  const { range, bounds } =
    syntax.default === null ? { range: null, bounds: syntax.bounds } : folded(word.text, args, syntax.bounds)
  const inside = range ?? (args === null ? null : canonicalArgs(word.text, args))
  return [`${word.text}${inside === null ? '' : `(${inside})`}`, bounds]
}

/** `<- Match.first | Match.second` */
function canonicalRelation({ text }: Piece): string {
  return text.replace(/^(<->|->|<-)\s*/, '$1 ').replaceAll(/\s*\|\s*/g, ' | ')
}

function printValue({ text, quoted }: ValueSyntax): string {
  return quoted ? `"${text.replaceAll(/[\\"]/g, '\\$&')}"` : text
}

function canonicalArgs(word: string, { text }: Piece): string {
  if (word === 'enum')
    return text
      .split('|')
      .map((member) => member.trim())
      .join(' | ')
  const [first = '', ...rest] = text.split(';')
  return [first.replaceAll(/\s/g, ''), ...rest.map((part) => part.replaceAll(/\s/g, ''))].join('; ')
}

/** Moves bounds into the parentheses, where no comparison can be mistaken for the equals sign of the default. */
function folded(
  word: string,
  args: Piece | null,
  bounds: readonly BoundSyntax[],
): { range: string | null; bounds: readonly BoundSyntax[] } {
  const stay = { range: null, bounds }
  if (bounds.length === 0 || !/^(int|bigint|float|decimal)$/.test(word)) return stay
  const [digits, given] = word === 'decimal' ? (args?.text ?? '').split(';') : [null, args?.text]
  const parts = given === undefined ? ['', ''] : given.split('..').map((part) => part.trim())
  if (parts.length !== 2) return stay
  const ends = { min: parts[0] ?? '', max: parts[1] ?? '' }
  for (const { sign, operand } of bounds) {
    const side = sign === '>=' ? 'min' : sign === '<=' ? 'max' : null
    if (side === null || ends[side] !== '' || !/^-?\d+(\.\d+)?$/.test(operand.text)) return stay
    ends[side] = operand.text
  }
  const range = `${ends.min}..${ends.max}`
  return { range: digits == null ? range : `${digits.replaceAll(/\s/g, '')}; ${range}`, bounds: [] }
}
