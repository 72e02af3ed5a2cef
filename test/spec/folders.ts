import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import assert from 'node:assert/strict'
import { read, type Reading } from '../../src/spec/index.ts'

/** The folders of cases below a folder, by name. */
export function casesIn(folder: string): readonly string[] {
  return readdirSync(folder)
    .filter((name) => statSync(join(folder, name)).isDirectory())
    .sort()
}

/** Reads a case's spec.yaml with what it includes, asking again for what is missing, as a project does. */
export function readFolder(folder: string): Reading {
  const files = new Map<string, string>()
  const globs = new Map<string, readonly string[]>()
  const absent = new Set<string>()
  for (;;) {
    const reading = read({ entry: 'spec.yaml', files, globs, absent })
    if (reading.missing.length === 0) return reading
    for (const path of reading.missing) {
      const full = join(folder, path)
      if (path.includes('*')) globs.set(path, matches(folder, path))
      else if (existsSync(full)) files.set(path, readFileSync(full, 'utf8'))
      else absent.add(path)
    }
  }
}

/** Only what the cases need: a star within the last name. */
function matches(folder: string, pattern: string): readonly string[] {
  const directory = posix.dirname(pattern)
  const name = new RegExp(`^${posix.basename(pattern).replaceAll('.', '\\.').replaceAll('*', '.*')}$`)
  if (!existsSync(join(folder, directory))) return []
  return readdirSync(join(folder, directory))
    .filter((one) => name.test(one))
    .map((one) => posix.join(directory, one))
}

/** Compares a text with a file; UPDATE=1 writes the file instead. */
export function assertFile(path: string, actual: string): void {
  if (process.env['UPDATE'] === '1') writeFileSync(path, actual)
  assert.equal(actual, existsSync(path) ? readFileSync(path, 'utf8') : `(no file ${path}; UPDATE=1 writes it)`)
}
