import { type Diagnostic, hasErrors, ordered, type Source } from '../diagnostics/index.ts'
import { frozen } from './order.ts'
import { load, type Sources } from './text/include.ts'
import type { Notes } from './text/notes.ts'
import { readTop } from './top.ts'
import type { Spec } from './types.ts'

export interface Reading {
  /** null if there is an error, or if something is missing */
  readonly spec: Spec | null
  /** all mistakes, in the order of the sources and places */
  readonly diagnostics: readonly Diagnostic[]
  /** the texts that the places are in; without a byte order mark */
  readonly sources: readonly Source[]
  /** paths and patterns that are included and were not given: load them, or list them in `absent`, and read again */
  readonly missing: readonly string[]
}

/**
 * Takes the files of a spec as values and returns what they say, or every mistake in them at once. Nothing is read
 * from a disk: what an `include` asks for and was not given is listed in `missing`. Never throws. (language.md)
 */
export function read(given: Sources): Reading {
  const notes: Notes = []
  const { roots, sources, missing } = load(given, notes)
  const spec = missing.length > 0 ? null : readTop(roots, notes)
  const paths = sources.map(({ path }) => path)
  const diagnostics = ordered(notes, paths)
  return Object.freeze({ spec: hasErrors(diagnostics) ? null : frozen(spec), diagnostics, sources, missing })
}
