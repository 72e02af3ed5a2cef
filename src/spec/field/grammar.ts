import { shown } from '../../diagnostics/index.ts'
import type { BoundSyntax, FieldSyntax, Piece, SyntaxProblem, TypeSyntax, ValueSyntax } from './syntax.ts'

interface Cursor {
  readonly text: string
  at: number
}

type Taken<T> = T | SyntaxProblem

/** Takes a field's shorthand and returns its parts, or the first place where it leaves the grammar. */
export function parseField(text: string): Taken<FieldSyntax> {
  const cursor: Cursor = { text, at: 0 }
  const type = takeType(cursor)
  if (isProblem(type)) return type
  const suffix = takeSuffixes(cursor)
  if (isProblem(suffix)) return suffix
  const rest = takeRest(cursor)
  return isProblem(rest) ? rest : { type, ...suffix, ...rest }
}

export function isProblem(value: unknown): value is SyntaxProblem {
  return typeof value === 'object' && value !== null && 'message' in value
}

/** Takes what a sticky pattern matches at the cursor, after any space. */
function take(cursor: Cursor, pattern: RegExp): Piece | null {
  const space = /\s*/y
  space.lastIndex = cursor.at
  const start = cursor.at + (space.exec(cursor.text)?.[0].length ?? 0)
  const sticky = new RegExp(pattern.source, 'y')
  sticky.lastIndex = start
  const match = sticky.exec(cursor.text)
  if (match === null || match[0] === '') return null
  cursor.at = start + match[0].length
  return { text: match[0], start, end: cursor.at }
}

function takeType(cursor: Cursor): Taken<TypeSyntax> {
  const relation = take(cursor, /<->|->|<-/)
  if (relation) return takeRelation(cursor, relation)
  const name = take(cursor, /[A-Z]\w*(\.\w+)?/)
  if (name) return { kind: 'name', name }
  const word = take(cursor, /[a-z]\w*/)
  if (word === null)
    return here(cursor, 'A type is expected', 'Such as string(1..200), int, bool or enum(open | done).')
  const args = takeArgs(cursor)
  if (isProblem(args)) return args
  const from = takeFrom(cursor)
  return isProblem(from) ? from : { kind: 'word', word, args, from }
}

function takeRelation(cursor: Cursor, arrow: Piece): Taken<TypeSyntax> {
  const end = arrow.text === '<-' ? /[A-Z]\w*\.\w+(\s*\|\s*[A-Z]\w*\.\w+)*/ : /[A-Z]\w*/
  const target = take(cursor, end)
  if (target === null) {
    return arrow.text === '<-'
      ? here(cursor, 'A relation of another entity is expected after <-', 'Such as <- Order.customer.')
      : here(cursor, `An entity is expected after ${arrow.text}`, `Such as ${arrow.text} Customer, with a capital.`)
  }
  const text = cursor.text.slice(arrow.start, target.end)
  return { kind: 'relation', relation: { text, start: arrow.start, end: target.end } }
}

/** What stands in the parentheses, without them; their place is that of the inside. */
function takeArgs(cursor: Cursor): Taken<Piece | null> {
  const open = take(cursor, /\(/)
  if (open === null) return null
  const close = cursor.text.indexOf(')', open.end)
  if (close < 0) return { message: 'This parenthesis is never closed.', start: open.start, end: open.end }
  cursor.at = close + 1
  return { text: cursor.text.slice(open.end, close), start: open.end, end: close }
}

function takeFrom(cursor: Cursor): Taken<Piece | null> {
  if (take(cursor, /from\b/) === null) return null
  return take(cursor, /[a-z]\w*/) ?? here(cursor, 'A field is expected after `from`')
}

function takeSuffixes(cursor: Cursor): Taken<Pick<FieldSyntax, 'optional' | 'lists'>> {
  const lists: Piece[] = []
  let optional = false
  for (;;) {
    const mark = take(cursor, /\?|\[/)
    if (mark === null) return { optional, lists }
    if (mark.text === '?') optional = true
    else {
      const rest = take(cursor, /[\d\s.]*\]/)
      if (rest === null) return { message: 'This bracket is never closed.', start: mark.start, end: mark.end }
      lists.push({ text: cursor.text.slice(mark.start, rest.end), start: mark.start, end: rest.end })
    }
  }
}

type Rest = Pick<FieldSyntax, 'bounds' | 'patterns' | 'default' | 'flags'>

/** Bounds, a default and flags. The grammar orders them; any order is read, because it cannot mean anything else. */
function takeRest(cursor: Cursor): Taken<Rest> {
  const bounds: BoundSyntax[] = []
  const patterns: Piece[] = []
  const flags: Piece[] = []
  let value: ValueSyntax | null = null
  while (cursor.text.slice(cursor.at).trim() !== '') {
    const sign = take(cursor, />=|<=|>|</)
    const equals = sign ? null : take(cursor, /=/)
    const pattern = sign || equals ? null : take(cursor, /\/(\\.|[^\\/])*\//)
    const flag = sign || equals || pattern ? null : take(cursor, /[A-Za-z][\w-]*/)
    if (sign) {
      const operand = take(cursor, /[^\s=<>]+/)
      if (operand === null) return here(cursor, `A number is expected after ${sign.text}`)
      bounds.push({ sign: sign.text as BoundSyntax['sign'], operand, start: sign.start, end: operand.end })
    } else if (equals) {
      const found = takeValue(cursor)
      if (isProblem(found)) return found
      if (value) return { message: 'A second default stands here.', start: equals.start, end: found.end }
      value = found
    } else if (pattern) patterns.push(pattern)
    else if (flag) flags.push(flag)
    else if (take(cursor, /\//))
      return { message: 'This regex is never closed.', start: cursor.at - 1, end: cursor.text.length }
    else
      return here(
        cursor,
        'A bound, a default or a flag is expected',
        'After the type stand ?, bounds, = and a default, and flags.',
      )
  }
  return { bounds, patterns, default: value, flags }
}

function takeValue(cursor: Cursor): Taken<ValueSyntax> {
  const double = take(cursor, /"(\\.|[^"\\])*"/)
  if (double) return { ...double, text: double.text.slice(1, -1).replace(/\\(.)/g, '$1'), quoted: true }
  const single = take(cursor, /'(''|[^'])*'/)
  if (single) return { ...single, text: single.text.slice(1, -1).replaceAll("''", "'"), quoted: true }
  const plain = take(cursor, /[^\s"'=][^\s"']*/)
  if (plain) return { ...plain, quoted: false }
  return here(cursor, 'A value is expected after =', 'A text with spaces stands in quotes.')
}

/** A problem at the cursor: what stands there, up to the next space. */
function here({ text, at }: Cursor, message: string, hint?: string): SyntaxProblem {
  const rest = text.slice(at)
  const start = at + (rest.length - rest.trimStart().length)
  const word = /^\S*/.exec(text.slice(start))?.[0] ?? ''
  const found = word === '' ? 'the field ends' : `${shown(word, 30)} stands here`
  return {
    message: `${message}, but ${found}.`,
    start,
    end: start + word.length,
    ...(hint === undefined ? {} : { hint }),
  }
}
