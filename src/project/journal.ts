import { createHash } from 'node:crypto'
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  rmdirSync,
  writeSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { EnvironmentError, explainSystemError } from './environment-error.ts'
import { stateFolder } from './state.ts'

/** One step of a write: a new content, or null to delete. */
export interface Operation {
  readonly path: string
  readonly content: Uint8Array | null
}

interface Entry {
  readonly path: string
  /** where the new content waits; null to delete */
  readonly staged: string | null
  /** hash of what stood there when the journal was written; null for nothing */
  readonly before: string | null
}

const staging = `${stateFolder}/staging`
const journal = `${stateFolder}/journal.json`

/**
 * Writes all or nothing. New contents are staged and flushed first; one rename of the journal decides; then each
 * file is renamed into its place. After a crash `recover` finishes or forgets.
 * @throws the file system's error, with the folder as it was
 */
export const writeAll = (out: string, operations: readonly Operation[]): void => {
  const made: string[] = []
  try {
    const entries = stage(out, operations, made)
    writeFlushed(join(out, `${staging}/journal.json`), Buffer.from(JSON.stringify(entries)))
    renameSync(join(out, `${staging}/journal.json`), join(out, journal))
  } catch (error) {
    rmSync(join(out, staging), { recursive: true, force: true })
    for (const folder of made.toReversed()) removeIfEmpty(folder)
    throw error
  }
  try {
    finish(out)
  } catch (error) {
    throw halfway(error)
  }
}

/** The journal stands: from here on there is only one way, and it is forward. */
const halfway = (error: unknown): unknown => {
  const explained = explainSystemError(error)
  if (!(explained instanceof EnvironmentError)) return error
  const reason = error instanceof Error ? error.message : ''
  return new EnvironmentError(
    explained.code,
    `Writing stopped in the middle: ${reason}. The next command completes it.`,
    error,
  )
}

/** Whether a run was killed here. */
export const isInterrupted = (out: string): boolean => existsSync(join(out, journal)) || existsSync(join(out, staging))

/** Completes what a killed run had decided, and removes what it had not. */
export const recover = (out: string): void => {
  if (existsSync(join(out, journal))) finish(out)
  else if (existsSync(join(out, staging))) rmSync(join(out, staging), { recursive: true, force: true })
}

const stage = (out: string, operations: readonly Operation[], made: string[]): Entry[] => {
  makeFolder(join(out, staging), made)
  return operations.map(({ path, content }, at) => {
    const staged = content === null ? null : `${staging}/${at}`
    if (content !== null) {
      makeFolder(dirname(join(out, path)), made)
      writeFlushed(join(out, `${staging}/${at}`), content)
    }
    return { path, staged, before: hashIf(join(out, path)) }
  })
}

const finish = (out: string): void => {
  const entries = JSON.parse(readFileSync(join(out, journal), 'utf8')) as Entry[]
  for (const { path, staged, before } of entries) {
    const target = join(out, path)
    // what was edited after a crash is its owner's: it stays, and the next run reports it
    if (staged === null) {
      if (hashIf(target) === before) rmSync(target, { force: true })
    } else if (existsSync(join(out, staged)) && hashIf(target) === before) {
      mkdirSync(dirname(target), { recursive: true })
      renameSync(join(out, staged), target)
    }
  }
  rmSync(join(out, journal))
  rmSync(join(out, staging), { recursive: true, force: true })
}

const writeFlushed = (path: string, content: Uint8Array): void => {
  const file = openSync(path, 'w')
  try {
    for (let written = 0; written < content.length;) written += writeSync(file, content, written)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}

/** Remembers the outermost folder that had to be made, and those inside it. */
const makeFolder = (folder: string, made: string[]): void => {
  if (existsSync(folder)) return
  makeFolder(dirname(folder), made)
  mkdirSync(folder)
  made.push(folder)
}

const removeIfEmpty = (folder: string): void => {
  try {
    rmdirSync(folder)
  } catch {
    // somebody put something into it meanwhile
  }
}

const hashIf = (path: string): string | null =>
  existsSync(path) ? createHash('sha256').update(readFileSync(path)).digest('hex') : null
