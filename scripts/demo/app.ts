import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

export interface RunningApp {
  readonly address: string
  /** resolves with the exit code */
  readonly ended: Promise<number>
  stop(): Promise<number>
}

/** Starts a generated app from its source and waits until it listens. @throws when it ends before that */
export const startApp = async (folder: string): Promise<RunningApp> => {
  const child = spawn(process.execPath, [join(folder, 'src', 'main.ts')], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = new Promise<number>((resolve) => child.once('exit', (code) => resolve(code ?? 1)))
  // Ctrl-C in a terminal reaches the app as well; it drains, and we wait for it
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal))
  const address = new Promise<string>((resolve) => {
    createInterface(child.stdout).on('line', (line) => {
      const found = /listening at (http:[^\s"]+)/.exec(line)?.[1]
      if (found !== undefined) resolve(found)
    })
  })
  const first = await Promise.race([address, ended])
  if (typeof first === 'number') throw new Error(`the app ended with ${first} before it listened`)
  return {
    address: first,
    ended,
    stop: () => {
      child.kill('SIGTERM')
      return ended
    },
  }
}
