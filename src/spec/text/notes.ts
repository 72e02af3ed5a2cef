import { type Code, type Diagnostic, diagnostic, shown, type Span } from '../../diagnostics/index.ts'
import { nearest } from '../../names/index.ts'

/** Where mistakes are collected while one spec is read. */
export type Notes = Diagnostic[]

/** Adds a mistake. Returns null, so that a reader can report and give up in one step. */
export function note(notes: Notes, code: Code, span: Span, message: string, hint?: string): null {
  notes.push(diagnostic(code, { message, hint, span }))
  return null
}

/** A search for each of many thousand mistakes among many thousand names would take longer than anything else. */
const most = { mistakes: 100, names: 500 }

/** The name that was probably meant; null when none is close, or when there are too many mistakes to look. */
export function nearestTo(notes: Notes, name: string, candidates: () => Iterable<string>): string | null {
  if (notes.length >= most.mistakes) return null
  return nearest(name, first(candidates(), most.names))
}

function* first(names: Iterable<string>, count: number): Generator<string> {
  let left = count
  for (const name of names) {
    if (left-- <= 0) return
    yield name
  }
}

/** Names in a sentence; of many, the first twenty. */
export function listed(names: Iterable<string>): string {
  const some = [...first(names, 21)].map((name) => shown(name))
  return some.length > 20 ? `${some.slice(0, 20).join(', ')}, \u2026` : some.join(', ')
}
