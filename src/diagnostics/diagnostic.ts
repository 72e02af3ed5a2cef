import { type Code, table } from './table/index.ts'
import type { Diagnostic, Span } from './types.ts'

export interface Facts {
  readonly message: string
  readonly hint?: string | undefined
  readonly span?: Span | undefined
}

/** Makes a diagnostic; its severity comes from the table. */
export function diagnostic(code: Code, { message, hint, span }: Facts): Diagnostic {
  return Object.freeze({ code, severity: table[code].severity, message, hint: hint ?? null, span: span ?? null })
}

/** Whether one of them is an error; warnings alone stop nothing. */
export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some((one) => one.severity === 'error')
}

/** By the order of the sources, then by place; those without a place come first. Equal ones keep their order. */
export function ordered(diagnostics: readonly Diagnostic[], paths: readonly string[]): readonly Diagnostic[] {
  const rank = new Map(paths.map((path, index) => [path, index]))
  const file = ({ span }: Diagnostic) => (span === null ? -1 : (rank.get(span.source) ?? paths.length))
  return diagnostics.toSorted(
    (a, b) =>
      file(a) - file(b) ||
      compare(a.span?.source ?? '', b.span?.source ?? '') ||
      (a.span?.start ?? 0) - (b.span?.start ?? 0) ||
      (a.span?.end ?? 0) - (b.span?.end ?? 0),
  )
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
