import { ordered } from './diagnostic.ts'
import { linesBySource, placeAt } from './place.ts'
import type { Diagnostic, Severity, Source } from './types.ts'

/** A diagnostic for machines: lines and columns from 1, columns in UTF-16 units, the end exclusive. */
export interface JsonDiagnostic {
  readonly code: string
  readonly severity: Severity
  readonly message: string
  readonly hint: string | null
  readonly path: string | null
  readonly line: number | null
  readonly column: number | null
  readonly endLine: number | null
  readonly endColumn: number | null
}

/** Takes diagnostics and the texts they point into and returns plain objects, in the order of `render`. */
export function toJson(diagnostics: readonly Diagnostic[], sources: readonly Source[]): readonly JsonDiagnostic[] {
  const linesOf = linesBySource(sources)
  const paths = sources.map((source) => source.path)
  return ordered(diagnostics, paths).map(({ code, severity, message, hint, span }) => {
    const lines = span === null ? null : linesOf(span)
    const start = lines === null || span === null ? null : placeAt(lines, span.start)
    const end = lines === null || span === null ? null : placeAt(lines, span.end)
    return {
      code,
      severity,
      message,
      hint,
      path: span?.source ?? null,
      line: start?.line ?? null,
      column: start?.column ?? null,
      endLine: end?.line ?? null,
      endColumn: end?.column ?? null,
    }
  })
}
