import { mkdirSync, readFileSync, readdirSync, rmSync, rmdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { EnvironmentError, explainSystemError } from './environment-error.ts'
import { stateFolder } from './state.ts'

/**
 * Runs `work` while no other run touches the folder.
 * @throws EnvironmentError, when another one does or the folder cannot be written
 */
export const alone = async <T>(out: string, work: () => T | Promise<T>): Promise<T> => {
  const folder = join(out, stateFolder)
  const path = join(folder, 'running')
  try {
    const outermost = mkdirSync(folder, { recursive: true })
    claim(path)
    try {
      return await work()
    } finally {
      rmSync(path, { force: true })
      if (outermost !== undefined) removeEmpty(folder, dirname(outermost))
    }
  } catch (error) {
    throw explainSystemError(error)
  }
}

/** A run that wrote nothing leaves nothing behind. */
const removeEmpty = (folder: string, until: string): void => {
  if (folder === until || readdirSync(folder).length > 0) return
  rmdirSync(folder)
  removeEmpty(dirname(folder), until)
}

const claim = (path: string): void => {
  try {
    writeFileSync(path, String(process.pid), { flag: 'wx' })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    const pid = Number(readFileSync(path, 'utf8'))
    if (isAlive(pid)) throw new EnvironmentError('busy', `Another run (process ${pid}) is writing here.`)
    rmSync(path, { force: true })
    claim(path)
  }
}

const isAlive = (pid: number): boolean => {
  if (!Number.isInteger(pid) || pid <= 0) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
