import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, openSync } from 'node:fs'
import { delimiter, dirname } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

/** `alone`: sees nothing of the caller's environment, so that no setting of a shell is measured along. */
export type Command = { command: string[]; cwd: string; env?: Record<string, string>; alone?: true }
export type Finished = { code: number | null; stdout: string; stderr: string; ms: number }

const alive = new Set<ChildProcess>()

const interrupted = new Set<() => Promise<unknown>>()

// Whatever ends the harness, nothing that it started outlives it.
process.on('exit', () => alive.forEach((child) => child.kill('SIGKILL')))
for (const [signal, code] of [['SIGINT', 130] as const, ['SIGTERM', 143] as const]) {
  process.once(signal, async () => {
    // What is being measured fails from here on; its messages would only hide that someone pressed Ctrl-C.
    await Promise.race([Promise.allSettled([stopAll(), ...[...interrupted].map((work) => work())]), sleep(10_000)])
    process.exit(code)
  })
}

/** Runs to the end, or is killed when its time is up (code null then). */
export async function run({ command, cwd, env, alone }: Command, limitMs: number): Promise<Finished> {
  const started = performance.now()
  const [file = '', ...args] = command
  const child = track(spawn(file, args, { cwd, env: environment(env, alone), stdio: ['ignore', 'pipe', 'pipe'] }))
  const output = { stdout: '', stderr: '' }
  child.stdout?.setEncoding('utf8').on('data', (text: string) => (output.stdout += text))
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (output.stderr += text))
  const limit = setTimeout(() => child.kill('SIGKILL'), limitMs)
  try {
    const [code]: [number | null] = await once(child, 'close').then(([value]) => [value])
    return { code, ...output, ms: performance.now() - started }
  } finally {
    clearTimeout(limit)
  }
}

/** As run, but anything other than success is an error that tells what was said. */
export async function mustRun(command: Command, limitMs: number): Promise<Finished> {
  const done = await run(command, limitMs)
  if (done.code === 0) return done
  const said = `${done.stdout}\n${done.stderr}`.trim().split('\n').slice(-15).join('\n')
  throw new Error(`${command.command.join(' ')} ended with ${done.code ?? 'no code in time'}:\n${said}`)
}

/** Starts a server whose standard output and error go into one file. */
export function start({ command, cwd, env, alone }: Command, outputFile: string): ChildProcess {
  const output = openSync(outputFile, 'a')
  try {
    const [file = '', ...args] = command
    return track(spawn(file, args, { cwd, env: environment(env, alone), stdio: ['ignore', output, output] }))
  } finally {
    closeSync(output)
  }
}

export async function stop(child: ChildProcess): Promise<void> {
  if (!alive.has(child)) return
  const closed = once(child, 'exit')
  child.kill('SIGTERM')
  const late = setTimeout(() => child.kill('SIGKILL'), 4000)
  await closed
  clearTimeout(late)
}

/** Runs also when someone stops the harness; gives a function that takes it back. */
export function whenInterrupted(work: () => Promise<unknown>): () => void {
  interrupted.add(work)
  return () => interrupted.delete(work)
}

export async function stopAll(): Promise<void> {
  await Promise.allSettled([...alive].map(stop))
}

/** Asks until the address answers 200; gives the milliseconds it took. */
export async function until200(url: string, child: ChildProcess, limitMs: number, pauseMs = 5): Promise<number> {
  const started = performance.now()
  while (performance.now() - started < limitMs) {
    if (!alive.has(child)) throw new Error(`the process ended before ${url} answered`)
    const answer = await fetch(url, { signal: AbortSignal.timeout(2000) }).catch(() => undefined)
    await answer?.arrayBuffer().catch(() => undefined)
    if (answer?.status === 200) return performance.now() - started
    await sleep(pauseMs)
  }
  throw new Error(`${url} did not answer 200 within ${limitMs / 1000} s`)
}

// `node` in a command is this same Node, even where another one comes first on the PATH.
function environment(env: Record<string, string> = {}, alone?: true): NodeJS.ProcessEnv {
  const PATH = `${dirname(process.execPath)}${delimiter}${process.env['PATH'] ?? ''}`
  return { ...(alone ? {} : process.env), PATH, ...env }
}

function track(child: ChildProcess): ChildProcess {
  alive.add(child)
  child.once('exit', () => alive.delete(child))
  child.once('error', () => alive.delete(child))
  return child
}
