import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { type Diagnostic, diagnostic } from '../diagnostics/index.ts'
import { stateFolder } from './state.ts'

/** What may stand in a folder before the first run: the project's own beginnings, and nothing by others. */
const harmless = new Set([
  stateFolder,
  '.git',
  '.gitignore',
  '.gitattributes',
  '.editorconfig',
  '.vscode',
  '.idea',
  'LICENSE',
  'LICENSE.md',
])

/** Refuses a folder that holds something else, unless the spec itself lives there. */
export const refuseForeign = (out: string, specIsInside: boolean): readonly Diagnostic[] => {
  if (!existsSync(out)) return []
  if (!statSync(out).isDirectory())
    return [diagnostic('path-clash', { message: `${out} is a file.`, hint: 'Name a folder with `--out DIR`.' })]
  if (specIsInside) return []
  const foreign = readdirSync(out, { withFileTypes: true }).filter(
    (entry) => !harmless.has(entry.name) && !(entry.isDirectory() && isEmpty(join(out, entry.name))),
  )
  if (foreign.length === 0) return []
  const names = foreign.map(({ name }) => name)
  return [
    diagnostic('not-empty', {
      message: `The folder is not empty: ${names.slice(0, 5).join(', ')}${names.length > 5 ? ', ...' : ''}.`,
      hint: 'Choose an empty folder with `--out DIR`, or put the spec into this one.',
    }),
  ]
}

/** Folders of a run that was killed before it wrote anything are empty all the way down. */
const isEmpty = (folder: string): boolean =>
  readdirSync(folder, { withFileTypes: true }).every(
    (entry) => entry.isDirectory() && isEmpty(join(folder, entry.name)),
  )
