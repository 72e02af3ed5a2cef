import { globSync, readFileSync, realpathSync, statSync } from 'node:fs'
import { basename, dirname, isAbsolute, join, relative, sep } from 'node:path'
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
    // a file that a pattern found may itself be named like a pattern: entities/*.yaml finds entities/a[1].yaml
    const found = new Set([...globs.values()].flat())
    const open = reading.missing.filter(
      (one) => !files.has(one) && !absent.has(one) && (found.has(one) || !globs.has(one)),
    )
    if (open.length === 0) return reading
    for (const one of open) supply(folder, one, !found.has(one) && isPattern(one), files, globs, absent)
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
  asPattern: boolean,
  files: Map<string, string>,
  globs: Map<string, readonly string[]>,
  absent: Set<string>,
): void => {
  if (asPattern) {
    globs.set(
      wanted,
      globSync(wanted, { cwd: folder })
        .filter((found) => isOurs(folder, found))
        .map((found) => found.split(sep).join('/'))
        .toSorted(),
    )
    return
  }
  const text = isOurs(folder, wanted) ? readText(join(folder, wanted)) : null
  if (text === null) absent.add(wanted)
  else files.set(wanted, text)
}

const isPattern = (path: string): boolean => /[*?[\]{}]/.test(path)

/** Whether it is a file below the folder, links followed: no link and no pattern leads out of it. */
const isOurs = (folder: string, path: string): boolean => {
  try {
    const real = realpathSync(join(folder, path))
    const way = relative(realpathSync(folder), real)
    return way.split(sep)[0] !== '..' && !isAbsolute(way) && statSync(real).isFile()
  } catch {
    return false
  }
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
