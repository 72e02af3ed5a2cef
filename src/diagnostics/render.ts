import { ordered } from './diagnostic.ts'
import { frame } from './frame.ts'
import { type Lines, linesBySource, placeAt } from './place.ts'
import type { Diagnostic, Source } from './types.ts'
import { shown } from './visible.ts'

export interface RenderOptions {
  readonly color: boolean
}

/** Takes diagnostics and the texts they point into and returns what a person reads, with a code frame for each. */
export function render(
  diagnostics: readonly Diagnostic[],
  sources: readonly Source[],
  { color }: RenderOptions,
): string {
  const linesOf = linesBySource(sources)
  const paths = sources.map((source) => source.path)
  return ordered(diagnostics, paths)
    .map((one) => block(one, one.span === null ? null : linesOf(one.span), color))
    .join('\n')
}

function block(one: Diagnostic, lines: Lines | null, color: boolean): string {
  const paint = (style: number, text: string) => (color ? `\u001b[${style}m${text}\u001b[0m` : text)
  const severity = paint(one.severity === 'error' ? 31 : 33, one.severity)
  const place = where(one, lines)
  const head = `${place === '' ? '' : `${paint(1, place)} `}${severity} ${one.code}: ${clean(one.message)}`
  const body = one.span === null || lines === null ? [] : frame(lines, one.span)
  const hint = one.hint === null ? [] : one.hint.split('\n').map((line, index) => hintLine(line, index))
  return [head, ...body, ...hint].map((line) => `${line}\n`).join('')
}

function hintLine(line: string, index: number): string {
  return `  ${index === 0 ? 'hint: ' : '      '}${shown(line, 1000)}`
}

function where({ span }: Diagnostic, lines: Lines | null): string {
  if (span === null) return ''
  const path = shown(span.source, 1000)
  if (lines === null) return path
  const { line, column } = placeAt(lines, span.start)
  return `${path}:${line}:${column}`
}

function clean(message: string): string {
  return shown(message, 1000)
}
