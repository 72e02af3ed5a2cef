import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'

/** Every call by which the tool changes a disk. */
const calls = [
  'mkdirSync',
  'writeFileSync',
  'openSync',
  'writeSync',
  'fsyncSync',
  'renameSync',
  'rmSync',
  'rmdirSync',
] as const

type Call = (...args: unknown[]) => unknown

/** What happens at the nth call: the process dies there, or the call fails and the process goes on. */
export type Fault = { readonly dies: true } | { readonly fails: 'ENOSPC' | 'EIO' | 'EACCES' | 'EROFS' }

class Dead extends Error {}

/**
 * Runs `work` with a fault at its nth change of the disk. A process that died changes nothing afterwards, whatever it tries;
 * a text that it was writing is half there.
 * @returns how many changes were asked for
 */
export const withFault = async (nth: number, fault: Fault, work: () => Promise<unknown>): Promise<number> => {
  const original = Object.fromEntries(calls.map((name) => [name, fs[name] as Call]))
  let count = 0
  const replaced =
    (name: string, call: Call): Call =>
    (...args) => {
      if (name === 'openSync' && args[1] === 'r') return call(...args)
      count += 1
      if (count < nth) return call(...args)
      if ('dies' in fault) {
        if (count === nth && name === 'writeSync') call(args[0], (args[1] as Uint8Array).subarray(0, 10))
        throw new Dead(`dead at call ${nth}`)
      }
      if (count > nth) return call(...args)
      throw Object.assign(new Error(`${fault.fails}: no, ${name}`), {
        code: fault.fails,
        syscall: name,
        path: String(args[0]),
      })
    }
  for (const name of calls) Object.assign(fs, { [name]: replaced(name, original[name] as Call) })
  syncBuiltinESMExports()
  try {
    await work()
  } catch (error) {
    if (!(error instanceof Dead) && 'dies' in fault && !(error instanceof Error && error.cause instanceof Dead))
      throw error
    if ('fails' in fault) throw error
  } finally {
    Object.assign(fs, original)
    syncBuiltinESMExports()
  }
  return count
}
