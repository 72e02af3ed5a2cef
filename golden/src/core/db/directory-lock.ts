import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseUnavailableError } from './errors.ts'

/**
 * Keeps every other process off an embedded database, which two writers would destroy. Each process writes a claim of its
 * own, named by its id and start time, and only then looks for others: of two that come together at least one sees the
 * other. A claim whose process is gone can be removed by anyone, because no living process ever has its name again.
 */
export const lockDirectory = (directory: string): (() => void) => {
  if (held.has(directory)) throw inUse(directory, process.pid)
  const claims = `${directory}.lock`
  const own = claimOf(process.pid)
  const unlock = (): void => {
    rmSync(join(claims, own), { force: true })
    held.delete(directory)
    process.off('exit', unlock)
  }
  mkdirSync(claims, { recursive: true })
  writeFileSync(join(claims, own), '')
  held.add(directory)
  process.on('exit', unlock)
  const other = readdirSync(claims).find((claim) => claim !== own && !removedAsStale(claims, claim))
  if (other === undefined) return unlock
  unlock()
  throw inUse(directory, pidOf(other))
}

const held = new Set<string>()

const removedAsStale = (claims: string, claim: string): boolean => {
  if (isAlive(pidOf(claim)) && claimOf(pidOf(claim)) === claim) return false
  rmSync(join(claims, claim), { force: true })
  return true
}

const inUse = (directory: string, pid: number): DatabaseUnavailableError =>
  new DatabaseUnavailableError(
    'busy',
    `${directory} is in use by process ${pid}; an embedded database takes one process at a time`,
  )

const pidOf = (claim: string): number => Number.parseInt(claim, 10)

const claimOf = (pid: number): string => `${pid}.${startedAt(pid)}`

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // EPERM: it runs, as another user.
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/** When the process began, in the kernel's ticks: tells it from a later one with the same id. Where it cannot be read, 0. */
const startedAt = (pid: number): string => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The second field, the command in parentheses, may itself hold spaces and parentheses; the start time is field 22.
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '0'
  } catch {
    return '0'
  }
}
