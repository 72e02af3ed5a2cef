import { parseDocument } from 'yaml'
import { shown, type Source } from '../../diagnostics/index.ts'
import { convert } from './convert.ts'
import type { Node } from './node.ts'
import { note, type Notes } from './notes.ts'
import { scan } from './scan.ts'
import { syntaxErrors } from './syntax.ts'

/** How the library is told to read: 1.2 core, nothing resolved, nothing printed, duplicates left for us to report. */
export const yamlOptions = {
  version: '1.2',
  schema: 'core',
  merge: false,
  uniqueKeys: false,
  resolveKnownTags: false,
  prettyErrors: false,
  logLevel: 'error',
} as const

/**
 * The parser makes an Error for each mistake, and a text made to do harm has hundreds of thousands; without their
 * stacks, which nobody sees, a mebibyte of them is read in a second instead of ten.
 */
function quietly<T>(work: () => T): T {
  const { stackTraceLimit } = Error
  Error.stackTraceLimit = 0
  try {
    return work()
  } finally {
    Error.stackTraceLimit = stackTraceLimit
  }
}

/** Takes one file and returns its content with places, or null when it cannot be looked at. Never throws. */
export function parse(source: Source, notes: Notes): Node | null {
  if (!scan(source, notes)) return null
  try {
    const document = quietly(() => parseDocument(source.text, yamlOptions))
    if (syntaxErrors(source, document.errors, notes)) return null
    if (document.contents === null) return null
    return convert(source, document.contents, notes)
  } catch (reason) {
    const span = { source: source.path, start: 0, end: 0 }
    const message = reason instanceof Error ? reason.message : String(reason)
    return note(notes, 'syntax', span, `The file cannot be read as YAML: ${shown(message, 200)}`)
  }
}
