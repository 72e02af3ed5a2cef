import type { Severity } from '../types.ts'

/** What the table says of a code. `wrong` and `right` are short pieces of a spec, or null where an example says nothing. */
export interface Entry {
  readonly severity: Severity
  readonly title: string
  readonly explanation: string
  readonly wrong: string | null
  readonly right: string | null
}

/** An error with its explanation and, where it helps, an example of the mistake and of its cure. */
export function error(title: string, explanation: string, wrong?: string, right?: string): Entry {
  return { severity: 'error', title, explanation, wrong: wrong ?? null, right: right ?? null }
}

/** The same for a warning: the spec is still used. */
export function warning(title: string, explanation: string, wrong?: string, right?: string): Entry {
  return { ...error(title, explanation, wrong, right), severity: 'warning' }
}
