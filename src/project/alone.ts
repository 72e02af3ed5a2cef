import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  readdirSync,
  rmSync,
  rmdirSync,
  statSync,
  writeSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { EnvironmentError, explainSystemError } from './environment-error.ts'
import { stateFolder } from './state.ts'

/**
 * Runs `work` while no other run touches the folder.
 * @throws EnvironmentError, when another one does or the folder cannot be written
 */
export const alone = async <T>(out: string, work: () => T | Promise<T>): Promise<T> => {
  // a file stands there: nobody writes below it, and `work` says so
  if (existsSync(out) && !statSync(out).isDirectory()) return work()
  const folder = join(out, stateFolder)
  const path = join(folder, 'running')
  try {
    const outermost = makeFolders(folder)
    try {
      claim(path)
      try {
        return await work()
      } finally {
        rmSync(path, { force: true })
      }
    } finally {
      if (outermost !== undefined) removeEmpty(folder, dirname(outermost))
    }
  } catch (error) {
    throw explainSystemError(error)
  }
}

/**
 * One step at a time, because `recursive` never ends where a folder refuses to exist, as below /proc.
 * @returns the outermost folder that had to be made
 */
const makeFolders = (folder: string): string | undefined => {
  if (existsSync(folder)) return undefined
  const above = makeFolders(dirname(folder))
  try {
    mkdirSync(folder)
  } catch (error) {
    // what another run made meanwhile is as good
    if (!existsSync(folder)) {
      if (above !== undefined) removeEmpty(dirname(folder), dirname(above))
      throw error
    }
  }
  return above ?? folder
}

/** A run that wrote nothing leaves nothing behind. */
const removeEmpty = (folder: string, until: string): void => {
  if (folder === until || readdirSync(folder).length > 0) return
  rmdirSync(folder)
  removeEmpty(dirname(folder), until)
}

const claim = (path: string): void => {
  try {
    writeClaim(path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    const owner = ownerOf(path)
    if (owner !== null && (isAlive(Number(owner)) || isBeingWritten(path, owner)))
      throw new EnvironmentError('busy', `Another run${owner === '' ? '' : ` (process ${owner})`} is writing here.`)
    // two runs can find the same dead one: only what was read is removed
    if (ownerOf(path) === owner) rmSync(path, { force: true })
    claim(path)
  }
}

/** null when the claim was given up meanwhile */
const ownerOf = (path: string): string | null => {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}

const writeClaim = (path: string): void => {
  const file = openSync(path, 'wx')
  try {
    writeSync(file, String(process.pid))
  } catch (error) {
    rmSync(path, { force: true })
    throw error
  } finally {
    closeSync(file)
  }
}

/** Between a claim and its owner's number lies a moment, unless the owner died in it. */
const isBeingWritten = (path: string, owner: string): boolean =>
  owner === '' && Date.now() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0) < 2000

const isAlive = (pid: number): boolean => {
  if (!Number.isInteger(pid) || pid <= 0) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
