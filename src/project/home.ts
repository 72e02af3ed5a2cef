import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { type Bank, type Lockfile, type Manifest, readPattern } from '../registry/index.ts'

/** The tool's own folder: two above this file, in the source as in the published package. */
const home = join(import.meta.dirname, '..', '..')

export const toolVersion = (): string => (readJson(join(home, 'package.json')) as { version: string }).version

/** The golden code and the patterns that say what of it is for what: as files here, as one file where it is installed. */
export const loadBank = (): Bank => (existsSync(join(home, 'golden')) ? bankOfRepository() : packedBank())

const bankOfRepository = (): Bank => {
  const names = readdirSync(join(home, 'patterns')).toSorted()
  return {
    patterns: names.map((name) => readPattern(name, readFileSync(join(home, 'patterns', name), 'utf8'))),
    files: new Map(
      filesBelow(join(home, 'golden'), '').map((path) => [path, readFileSync(join(home, 'golden', path), 'utf8')]),
    ),
    manifest: readJson(join(home, 'golden', 'package.json')) as Manifest,
    lockfile: readJson(join(home, 'package-lock.json')) as Lockfile,
    tool: toolVersion(),
  }
}

const packedBank = (): Bank => {
  const packed = readJson(join(home, 'dist', 'bank.json')) as Omit<Bank, 'files'> & { files: Record<string, string> }
  return { ...packed, files: new Map(Object.entries(packed.files)) }
}

const readJson = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'))

/** What running the golden app leaves behind. */
const leftovers = new Set(['node_modules', 'dist', 'coverage', '.data', '.ashlar', '.env'])

const filesBelow = (folder: string, prefix: string): string[] =>
  readdirSync(join(folder, prefix), { withFileTypes: true })
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      if (leftovers.has(entry.name)) return []
      const path = prefix === '' ? entry.name : `${prefix}/${entry.name}`
      return entry.isDirectory() ? filesBelow(folder, path) : entry.isFile() ? [path] : []
    })
