import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { zstdCompressSync, zstdDecompressSync } from 'node:zlib'
import { type Diagnostic, diagnostic } from '../diagnostics/index.ts'
import { type FileKind, type Lock, canonical } from '../plan/index.ts'

/** What the last run wrote, exactly: the base of every later comparison and merge. */
export type Base = ReadonlyMap<string, { readonly kind: FileKind; readonly text: string }>

export interface State {
  readonly lock: Lock
  readonly base: Base
}

export const stateFolder = '.ashlar'
const lockFile = `${stateFolder}/lock.json`
const baseFile = `${stateFolder}/base.zst`
export const stateFiles = [lockFile, baseFile]

/** @returns null for a folder that no run has written to; diagnostics when its state is damaged or of a newer tool */
export const readState = (
  out: string,
): { readonly state: State | null; readonly diagnostics: readonly Diagnostic[] } => {
  if (!existsSync(join(out, lockFile))) return { state: null, diagnostics: [] }
  try {
    const lock = JSON.parse(readFileSync(join(out, lockFile), 'utf8')) as Lock
    if (lock.version !== 1) return { state: null, diagnostics: [newer(lock.tool)] }
    const packed = zstdDecompressSync(readFileSync(join(out, baseFile))).toString()
    return {
      state: {
        lock,
        base: new Map(Object.entries(JSON.parse(packed) as Record<string, { kind: FileKind; text: string }>)),
      },
      diagnostics: [],
    }
  } catch {
    return { state: null, diagnostics: [damaged] }
  }
}

/** The two files of a state, as they stand on disk. */
export const packState = ({ lock, base }: State): ReadonlyMap<string, Uint8Array> =>
  new Map([
    [lockFile, Buffer.from(canonical(lock))],
    [baseFile, zstdCompressSync(Buffer.from(JSON.stringify(Object.fromEntries(base))))],
  ])

const newer = (tool: string): Diagnostic =>
  diagnostic('newer-tool', {
    message: `This project was last written by a newer version (${tool}).`,
    hint: 'Use that version or a newer one.',
  })

const damaged = diagnostic('damaged-lock', {
  message: `${stateFolder}/ cannot be read: a file in it is missing or damaged.`,
  hint: `Take ${stateFolder}/ back from version control, for example with \`git checkout -- ${stateFolder}\`.`,
})
