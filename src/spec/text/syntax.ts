import { CST, Lexer, type YAMLError } from 'yaml'
import type { Code, Source, Span } from '../../diagnostics/index.ts'
import { note, type Notes } from './notes.ts'

/** Errors about anchors, aliases and tags were reported by the scan, with a better place. */
const known: ReadonlySet<string> = new Set([
  'ALIAS_PROPS',
  'BAD_ALIAS',
  'MULTIPLE_ANCHORS',
  'MULTIPLE_TAGS',
  'TAG_RESOLVE_FAILED',
  'BAD_COLLECTION_TYPE',
])

/** Errors that do not make the parser lose its way, so that each of them is worth a report. */
const local: ReadonlySet<string> = new Set(['BAD_DQ_ESCAPE', 'BAD_SCALAR_START', 'MULTIPLE_DOCS'])

/**
 * Reports the parser's errors: the first, and later ones only where they cannot be a consequence of it. Returns
 * whether there are any.
 */
export function syntaxErrors(source: Source, errors: readonly YAMLError[], notes: Notes): boolean {
  const real = errors.filter((error) => !known.has(error.code)).toSorted((a, b) => a.pos[0] - b.pos[0])
  const told = real.filter((error, index) => index === 0 || local.has(error.code))
  for (const error of told) report(source, error, notes)
  return real.length > 0
}

function report({ path, text }: Source, { code, message, pos }: YAMLError, notes: Notes): void {
  const start = Math.min(pos[0], text.length)
  const span = { source: path, start, end: Math.max(start, Math.min(pos[1], text.length)) }
  const brace = braceInPath(text, start)
  if (brace !== null) {
    const hint = 'A value in a path is written with a colon: /products/:id.'
    note(notes, 'flow-cut', { source: path, ...brace }, 'Inside { } and [ ] the brace ends the value.', hint)
    return
  }
  const quote = /^Missing closing ["']quote/.test(message) ? openQuote(text) : null
  if (quote !== null) {
    note(
      notes,
      'syntax',
      { source: path, ...quote },
      'This quote is never closed.',
      'Put the same quote at the end of the text.',
    )
    return
  }
  const cut = cutByBracket(text, start)
  if (cut !== null) {
    const value = text.slice(cut.start, cut.end)
    const hint = `Give it a line of its own, or put it in quotes: "${value}".`
    note(notes, 'flow-cut', { source: path, ...cut }, `Inside { } and [ ] the bracket ends the value: ${value}`, hint)
    return
  }
  note(notes, codeOf(code), tight(span, text), sentence(code, message), hintOf(code))
}

function codeOf(code: string): Code {
  if (code === 'MULTIPLE_DOCS') return 'many-documents'
  if (code === 'TAB_AS_INDENT') return 'tab'
  if (code === 'NON_STRING_KEY') return 'bad-key'
  return 'syntax'
}

const sentences: Readonly<Record<string, string>> = {
  MULTIPLE_DOCS: 'A second document begins here.',
  TAB_AS_INDENT: 'A tab stands where spaces must.',
  BAD_INDENT: 'The indentation fits no line above.',
  BLOCK_AS_IMPLICIT_KEY: 'A key and its value stand where a value is expected.',
  MULTILINE_IMPLICIT_KEY: 'A key must stand on one line and be followed by a colon.',
  BAD_SCALAR_START: 'A text cannot begin with this character unless it is in quotes.',
}

const hints: Readonly<Record<string, string>> = {
  MULTIPLE_DOCS: 'Put its keys into the first document, or into a file of their own and `include` it.',
  TAB_AS_INDENT: 'Use spaces.',
  BAD_INDENT: 'Indent with two spaces for each level; keys of one map begin in the same column.',
  BLOCK_AS_IMPLICIT_KEY: 'A text that holds ": " needs quotes; a nested map begins on the next line.',
  MULTILINE_IMPLICIT_KEY: 'Look for a missing colon, or a missing space after one.',
  BAD_SCALAR_START: 'Put the text in double quotes.',
  BAD_DQ_ESCAPE: 'In double quotes a backslash is written twice.',
}

function sentence(code: string, message: string): string {
  return sentences[code] ?? `${message.replace(/\s+/g, ' ').replace(/[.:]?$/, '')}.`
}

function hintOf(code: string): string | undefined {
  return hints[code]
}

/** The parser marks everything up to the end of the file now and then; the first line of it says enough. */
function tight(span: Span, text: string): Span {
  const newline = text.indexOf('\n', span.start)
  const end = newline < 0 ? span.end : Math.min(span.end, Math.max(newline, span.start + 1))
  return { ...span, end }
}

/** Where the quote stands that the last quoted text begins with: only that one can lack its end. */
function openQuote(text: string): { start: number; end: number } | null {
  let offset = 0
  let last: number | null = null
  for (const lexeme of new Lexer().lex(text)) {
    if (/^["']/.test(lexeme) && !(lexeme.length > 1 && lexeme.endsWith(lexeme.charAt(0)))) last ??= offset
    if (!zeroWidth.has(lexeme)) offset += lexeme.length
  }
  return last === null ? null : { start: last, end: last + 1 }
}

const zeroWidth: ReadonlySet<string> = new Set([CST.DOCUMENT, CST.FLOW_END, CST.SCALAR])

/** `{ update: PUT /products/{id} }`: a brace directly behind a slash is a parameter of a path. */
function braceInPath(text: string, at: number): { start: number; end: number } | null {
  if (text.charAt(at) !== '{' || text.charAt(at - 1) !== '/') return null
  const name = /^\{\w*\}?/.exec(text.slice(at, at + 80))?.[0] ?? '{'
  return { start: at, end: at + name.length }
}

/** `{ tags: string[] }`: the bracket directly behind a word is no syntax of YAML but of a list type. */
function cutByBracket(text: string, at: number): { start: number; end: number } | null {
  const open = text.charAt(at) === '[' ? at : text.lastIndexOf('[', at)
  if (open <= 0 || at - open > 20 || !/[\w)?\]]/.test(text.charAt(open - 1))) return null
  const lineStart = text.lastIndexOf('\n', open) + 1
  const line = text.slice(lineStart, open)
  const inFlow = /[{[]/.test(line)
  const value = /[\w().|/?<>-]+$/.exec(line)
  const rest = /^(\[[^\]\n,}]*\])+\??/.exec(text.slice(open))
  if (!inFlow || value === null || rest === null) return null
  return { start: lineStart + value.index, end: open + rest[0].length }
}
