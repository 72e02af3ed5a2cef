import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { type BootCase, bootCases, embeddedEnv, golden, readyPath } from './boot-cases.ts'
import { createDatabase, dropDatabase, EnvironmentError, urlOf } from './database.ts'
import { bootGoals, residentGoalMb } from './goals.ts'
import { median } from './median.ts'
import { mustRun, start, stop, stopAll, until200, whenInterrupted } from './process.ts'
import { table } from './table.ts'

export type BootResult = { what: string; medianMs: number; residentMb: number } | { what: string; failed: string }

// Not any port will do: fetch refuses some, 4190 among them.
const port = 4160
const database = 'ashlar_bench_boot'

export async function measureBoot(quick: boolean, say: (line: string) => void): Promise<BootResult[]> {
  if (!existsSync(join(golden, 'src/main.ts'))) throw new EnvironmentError('golden/src/main.ts is not there yet.')
  const folder = mkdtempSync(join(tmpdir(), 'ashlar-bench-'))
  const results: BootResult[] = []
  const cleanUp = async () => {
    await stopAll()
    await dropDatabase(database).catch(() => undefined)
    rmSync(folder, { recursive: true, force: true })
  }
  const forget = whenInterrupted(cleanUp)
  try {
    for (const one of bootCases) {
      const result = await measureCase(one, folder, quick ? 1 : 5).catch((cause: unknown) => {
        if (cause instanceof EnvironmentError) throw cause
        return { what: one.what, failed: cause instanceof Error ? cause.message : String(cause) }
      })
      say(`boot, ${one.what}: ${'failed' in result ? result.failed : `${Math.round(result.medianMs)} ms`}`)
      results.push(result)
    }
    return results
  } finally {
    await cleanUp()
    forget()
  }
}

export function bootReport(results: readonly BootResult[], runs: number): string {
  const head = ['what', 'ms to ready', 'goal ms', 'resident MB', 'goal MB']
  const body = results.map((result) => {
    const goal = String(bootGoals[result.what] ?? '-')
    // The goal speaks of a server; an embedded one carries a database in its own memory.
    const memoryGoal = result.what.endsWith('on PostgreSQL') ? String(residentGoalMb) : '-'
    if ('failed' in result) return [result.what, 'failed', goal, '-', memoryGoal]
    return [result.what, result.medianMs.toFixed(0), goal, result.residentMb.toFixed(0), memoryGoal]
  })
  const failures = results.flatMap((result) => ('failed' in result ? [`Failed: ${result.what}: ${result.failed}`] : []))
  return [
    `## Boot to the first 200 of ${readyPath}, and memory after 2 s idle (median of ${runs})`,
    table(head, body),
    ...failures,
  ].join('\n\n')
}

async function measureCase(one: BootCase, folder: string, runs: number): Promise<BootResult> {
  const embedded = one.on === 'embedded'
  const place = embedded ? embeddedEnv(folder) : { DATABASE_URL: urlOf(database) }
  const env = { ...one.env, ...place, PORT: String(port) }
  if (!embedded) await createDatabase(database)
  if (one.build) await mustRun({ command: one.build, cwd: golden }, 180_000)
  if (one.migrate) await mustRun({ command: one.migrate, cwd: golden, env, alone: true }, 60_000)
  // The first start makes tables or directory, and fills the caches of the disk; it is not counted.
  await bootOnce(one, env, folder, 0)
  const times: number[] = []
  const sizes: number[] = []
  for (let turn = 0; turn < runs; turn += 1) {
    const { ms, residentMb } = await bootOnce(one, env, folder, 2000)
    times.push(ms)
    sizes.push(residentMb)
  }
  return { what: one.what, medianMs: median(times) ?? 0, residentMb: median(sizes) ?? 0 }
}

type Booted = { ms: number; residentMb: number }

async function bootOnce(
  { command }: BootCase,
  env: Record<string, string>,
  folder: string,
  idleMs: number,
): Promise<Booted> {
  const child = start({ command, cwd: golden, env, alone: true }, join(folder, 'boot.log'))
  try {
    const ms = await until200(`http://127.0.0.1:${port}${readyPath}`, child, 60_000, 2)
    await sleep(idleMs)
    return { ms, residentMb: residentSizeOf(child.pid ?? 0) }
  } catch (cause) {
    const said = readFileSync(join(folder, 'boot.log'), 'utf8').trim().split('\n').slice(-5).join('\n')
    throw new Error(`${cause instanceof Error ? cause.message : String(cause)}\n${said}`, { cause })
  } finally {
    await stop(child)
  }
}

function residentSizeOf(pid: number): number {
  return Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8', timeout: 5000 })) / 1024
}
