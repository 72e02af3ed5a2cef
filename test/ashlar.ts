import assert from 'node:assert/strict'
import { type SpawnSyncOptions, spawnSync } from 'node:child_process'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'

export const home = join(import.meta.dirname, '..')
export const bin = join(home, 'bin', 'ashlar.js')

/** The environment in which npm runs a script: the repository's own tools come first. */
export const environment: NodeJS.ProcessEnv = {
  ...process.env,
  // hundreds of runs of the same code: what was compiled once is kept
  NODE_COMPILE_CACHE: join(tmpdir(), 'ashlar-tests-compiled'),
  PATH: [join(home, 'node_modules', '.bin'), dirname(process.execPath), process.env['PATH']].join(delimiter),
}

export interface Run {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
  readonly ms: number
}

/** Runs the command line as a user does, in another process. */
export const ashlar = (args: readonly string[], options: SpawnSyncOptions = {}): Run => {
  const start = performance.now()
  const { status, stdout, stderr } = spawnSync(process.execPath, [bin, ...args], {
    timeout: 60_000,
    env: environment,
    ...options,
    encoding: 'utf8',
  })
  return { code: status, stdout, stderr, ms: performance.now() - start }
}

/** A run that ended as it should; everything it said is shown where it did not. */
export const assertCode = (run: Run, code: number): void => {
  assert.equal(run.code, code, `exit code ${run.code}\n${run.stdout}\n${run.stderr}`)
  assert.doesNotMatch(run.stderr + run.stdout, /^\s+at .*:\d+:\d+|\bnode:internal\b|UnhandledPromise/m)
}

/** A small spec that is sound. */
export const smallSpec = `ashlar: 1
app: shop
access: public
entities:
  Task:
    fields:
      title: string(1..200)
`
