/** A text that was read: a spec file. `path` is shown to people and is relative to the project's folder, with '/'. */
export interface Source {
  readonly path: string
  readonly text: string
}

export interface Span {
  /** path of the source */
  readonly source: string
  /** offsets in UTF-16 units, end exclusive */
  readonly start: number
  readonly end: number
}

export type Severity = 'error' | 'warning'

/** One mistake of the user's: collected, never thrown. */
export interface Diagnostic {
  /** a key of the diagnostics table, such as 'unknown-key' */
  readonly code: string
  readonly severity: Severity
  readonly message: string
  readonly hint: string | null
  /** null when there is no place in a text, as for a missing file */
  readonly span: Span | null
}
