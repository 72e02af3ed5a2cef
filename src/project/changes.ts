import { existsSync, lstatSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Diagnostic, diagnostic } from '../diagnostics/index.ts'
import type { Plan, PlannedFile } from '../plan/index.ts'
import { type Base, stateFiles } from './state.ts'

export interface Change {
  readonly path: string
  readonly action: 'create' | 'update' | 'delete'
  readonly origin: string
  /** null for a deletion */
  readonly text: string | null
}

export interface Changes {
  readonly changes: readonly Change[]
  /** what stands in the way: edited files, foreign files, links */
  readonly diagnostics: readonly Diagnostic[]
}

/** What writing a plan would do to a folder. Nothing is changed here. */
export const changesOf = (out: string, plan: Plan, base: Base): Changes => {
  const found = [...plan.files.map((file) => changeOf(out, file, base)), ...goneFiles(out, plan, base)]
  const obstacles = stateFiles.flatMap((path) => inTheWay(out, path) ?? [])
  return {
    changes: found.flatMap(({ change }) => change ?? []),
    diagnostics: [...obstacles, ...found.flatMap(({ diagnostic: one }) => one ?? [])],
  }
}

interface Found {
  readonly change?: Change
  readonly diagnostic?: Diagnostic
}

const changeOf = (out: string, file: PlannedFile, base: Base): Found => {
  const obstacle = inTheWay(out, file.path)
  if (obstacle !== null) return { diagnostic: obstacle }
  const now = readIf(join(out, file.path))
  const before = base.get(file.path)?.text
  if (now === file.text) return {}
  const { path, origin, text } = file
  if (file.kind === 'once') return now === null ? { change: { path, action: 'create', origin, text } } : {}
  if (now === null)
    return before === undefined
      ? { change: { path, action: 'create', origin, text } }
      : { diagnostic: edited(path, 'was deleted') }
  if (now === before) return { change: { path, action: 'update', origin, text } }
  return { diagnostic: before === undefined ? foreign(path) : edited(path, 'was edited') }
}

/** Files of the last run that are no longer planned. */
const goneFiles = (out: string, plan: Plan, base: Base): Found[] => {
  const planned = new Set(plan.files.map(({ path }) => path))
  return [...base].flatMap(([path, { kind, text }]) => {
    if (planned.has(path) || kind !== 'kept') return []
    const obstacle = inTheWay(out, path)
    if (obstacle !== null) return [{ diagnostic: obstacle }]
    const now = readIf(join(out, path))
    if (now === null) return []
    return [
      now === text
        ? { change: { path, action: 'delete' as const, origin: 'gone', text: null } }
        : { diagnostic: edited(path, 'was edited') },
    ]
  })
}

/** Text with the line ends that were written: a checkout may have changed them, which is no edit. */
const readIf = (path: string): string | null =>
  existsSync(path) ? readFileSync(path, 'utf8').replaceAll('\r\n', '\n') : null

/** A link would lead the writing elsewhere; a folder where a file should be cannot be replaced without loss. */
const inTheWay = (out: string, path: string): Diagnostic | null => {
  const parts = path.split('/')
  for (let depth = 1; depth <= parts.length; depth += 1) {
    const part = parts.slice(0, depth).join('/')
    const found = lstatSync(join(out, part), { throwIfNoEntry: false })
    if (found === undefined) return null
    if (found.isSymbolicLink())
      return diagnostic('link-in-the-way', {
        message: `${part} is a link.`,
        hint: 'Replace it by what it points at, or remove it.',
      })
    if (found.isDirectory() !== depth < parts.length)
      return diagnostic('path-clash', {
        message: `${part} is a ${found.isDirectory() ? 'folder' : 'file'}, and a ${found.isDirectory() ? 'file' : 'folder'} belongs there.`,
        hint: 'Move it away.',
      })
  }
  return null
}

const edited = (path: string, how: string): Diagnostic =>
  diagnostic('edited-file', {
    message: `${path} ${how} since it was written.`,
    hint: `Take it back, for example with \`git checkout -- ${path}\`; edits can be merged in a later version.`,
  })

const foreign = (path: string): Diagnostic =>
  diagnostic('not-empty', {
    message: `${path} exists already and was not written by this tool.`,
    hint: 'Move it away, or choose another folder with `--out DIR`.',
  })
