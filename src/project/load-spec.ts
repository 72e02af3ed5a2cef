import { globSync, readFileSync, statSync } from 'node:fs'
import { basename, dirname, join, sep } from 'node:path'
import { type Diagnostic, type Source, diagnostic } from '../diagnostics/index.ts'
import { type Reading, read } from '../spec/index.ts'

/** A longer file is not read at all: the reader would refuse it anyway. */
const maxBytes = 8 * 1024 * 1024

/** Reads a spec file and everything that it includes. Nothing outside its folder is opened. */
export const loadSpec = (path: string): Reading => {
  const folder = dirname(path)
  const entry = basename(path)
  const files = new Map<string, string>()
  const globs = new Map<string, readonly string[]>()
  const absent = new Set<string>()
  const { source, diagnostics } = readSource(path)
  if (source === null) return { spec: null, sources: [], missing: [], diagnostics }
  files.set(entry, source.text)
  for (;;) {
    const reading = read({ entry, files, globs, absent })
    const open = reading.missing.filter((one) => !files.has(one) && !globs.has(one) && !absent.has(one))
    if (open.length === 0) return reading
    for (const one of open) supply(folder, one, files, globs, absent)
  }
}

/** One spec file's text. */
export const readSource = (
  path: string,
): { readonly source: Source | null; readonly diagnostics: readonly Diagnostic[] } => {
  const text = readText(path)
  if (text !== null) return { source: { path: basename(path), text }, diagnostics: [] }
  const message = `There is no readable file ${path}.`
  return {
    source: null,
    diagnostics: [
      diagnostic('spec-missing', {
        message,
        hint: '`ashlar init` starts a project, `--spec FILE` names another file.',
      }),
    ],
  }
}

const supply = (
  folder: string,
  wanted: string,
  files: Map<string, string>,
  globs: Map<string, readonly string[]>,
  absent: Set<string>,
): void => {
  if (wanted.includes('*')) {
    globs.set(
      wanted,
      globSync(wanted, { cwd: folder })
        .map((found) => found.split(sep).join('/'))
        .toSorted(),
    )
    return
  }
  const text = readText(join(folder, wanted))
  if (text === null) absent.add(wanted)
  else files.set(wanted, text)
}

const readText = (path: string): string | null => {
  try {
    const { size } = statSync(path)
    // the reader still says that it is too large, at the place where it is included
    return size > maxBytes ? ' '.repeat(maxBytes) : readFileSync(path, 'utf8')
  } catch {
    return null
  }
}
