import { renameSync, rmSync, writeFileSync } from 'node:fs'
import { explainSystemError } from './environment-error.ts'

/** Puts a new text in a file's place; a reader sees the old one or the new one. @throws EnvironmentError */
export const replaceFile = (path: string, text: string): void => {
  const beside = `${path}.${process.pid}.new`
  try {
    writeFileSync(beside, text, { flag: 'wx' })
    renameSync(beside, path)
  } catch (error) {
    rmSync(beside, { force: true })
    throw explainSystemError(error)
  }
}
