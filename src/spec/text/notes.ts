import { type Code, type Diagnostic, diagnostic, type Span } from '../../diagnostics/index.ts'

/** Where mistakes are collected while one spec is read. */
export type Notes = Diagnostic[]

/** Adds a mistake. Returns null, so that a reader can report and give up in one step. */
export function note(notes: Notes, code: Code, span: Span, message: string, hint?: string): null {
  notes.push(diagnostic(code, { message, hint, span }))
  return null
}
