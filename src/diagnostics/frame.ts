import { type Lines, lineText, placeAt } from './place.ts'
import type { Span } from './types.ts'
import { cell } from './visible.ts'

const widest = 120
/** what is kept in sight before the place in a line that has to be cut */
const before = 40

/** Takes a place and returns the line before it, its line and a line of carets under it; long lines are cut around it. */
export function frame(lines: Lines, span: Span): readonly string[] {
  const { line, column } = placeAt(lines, span.start)
  const digits = String(line).length
  const text = lineText(lines, line)
  const from = Math.min(column - 1, text.length)
  const until = Math.max(from, Math.min(from + (span.end - span.start), text.length))
  const { shown, carets } = pointed(text, from, until)
  const above = line > 1 ? [row(String(line - 1), cut(lineText(lines, line - 1)), digits)] : []
  return [...above, row(String(line), shown, digits), row('', carets, digits)]
}

function row(label: string, text: string, digits: number): string {
  return `  ${label.padStart(digits)} | ${text}`.trimEnd()
}

function cut(text: string): string {
  return pointed(text, 0, 0).shown
}

/** One line as cells, cut to the widest, and the carets under the part between the two offsets. */
function pointed(text: string, from: number, until: number): { shown: string; carets: string } {
  const start = windowStart(text, from)
  let shown = start > 0 ? '\u2026' : ''
  let width = shown.length
  let pad = width
  let marked = 0
  let offset = start
  for (const character of text.slice(start, start + widest * 4)) {
    const { text: piece, width: columns } = cell(character)
    if (width + columns > widest) return { shown: `${shown}\u2026`, carets: caretsAt(pad, marked) }
    shown += piece
    width += columns
    if (offset < from) pad += columns
    else if (offset < until) marked += columns
    offset += character.length
  }
  return { shown, carets: caretsAt(pad, marked) }
}

function caretsAt(pad: number, marked: number): string {
  return ' '.repeat(pad) + '^'.repeat(Math.max(1, marked))
}

/** Where the shown part begins: at the beginning if all before the place fits, never inside a surrogate pair. */
function windowStart(text: string, from: number): number {
  if (from <= widest - before) return 0
  const start = from - before
  return /[\udc00-\udfff]/.test(text.charAt(start)) ? start + 1 : start
}
