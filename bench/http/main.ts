import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createDatabase, dropDatabase, urlOf } from '../database.ts'
import { mustRun, start, stop, stopAll, until200, whenInterrupted } from '../process.ts'
import { check } from './check.ts'
import type { Contestant } from './contestants.ts'
import type { Tool } from './load.ts'
import { allRounds, type RoundOptions, type Running, type Sample } from './rounds.ts'
import { createTasks, reset } from './rows.ts'

export type HttpOptions = RoundOptions & { contestants: readonly Contestant[] }
export type HttpResult = { tool: Tool; seconds: number; rounds: number; samples: Sample[]; refused: string[] }

type Say = (line: string) => void

/** Brings the contestants up one by one; only those that answer as all must are measured. */
export async function measureHttp({ contestants, ...options }: HttpOptions, say: Say): Promise<HttpResult> {
  const folder = mkdtempSync(join(tmpdir(), 'ashlar-bench-'))
  const all = contestants.map((contestant) => place(contestant, folder))
  const cleanUp = async () => {
    await stopAll()
    for (const { database } of all) await dropDatabase(database).catch(() => undefined)
    rmSync(folder, { recursive: true, force: true })
  }
  const forget = whenInterrupted(cleanUp)
  try {
    const { ready, refused } = await bringUp(all, say)
    const samples = await allRounds(ready, folder, options, say)
    return { tool: options.tool, seconds: options.seconds, rounds: options.rounds, samples, refused }
  } finally {
    await cleanUp()
    forget()
  }
}

async function bringUp(all: readonly Running[], say: Say): Promise<{ ready: Running[]; refused: string[] }> {
  const build = builder(say)
  const ready: Running[] = []
  const refused: string[] = []
  for (const running of all) {
    const who = `${running.name} ${running.form}`
    try {
      await build(running)
      await launch(running)
      ready.push(running)
      say(`${who}: answers as the others do`)
    } catch (cause) {
      refused.push(`${who}: ${cause instanceof Error ? cause.message : String(cause)}`)
      say(`REFUSED ${refused.at(-1)}`)
    }
  }
  return { ready, refused }
}

/** Several contestants may come from one build. */
function builder(say: Say): (contestant: Contestant) => Promise<void> {
  const builds = new Map<string, Promise<unknown>>()
  return async ({ build, cwd }) => {
    if (!build) return
    const key = `${cwd} ${build.join(' ')}`
    if (!builds.has(key)) {
      say(`building: ${build.join(' ')}`)
      builds.set(key, mustRun({ command: build, cwd }, 180_000))
    }
    await builds.get(key)
  }
}

function place(contestant: Contestant, folder: string): Running {
  const { name, form, port } = contestant
  const database = `ashlar_bench_${name.replaceAll('-', '_')}_${form}`
  const logFile = join(folder, `${name}-${form}.log`)
  return { ...contestant, base: `http://127.0.0.1:${port}`, database, databaseUrl: urlOf(database), logFile }
}

async function launch(running: Running): Promise<void> {
  const { command, cwd, migrate, databaseUrl, logFile, base, port } = running
  const env = { ...running.env, NODE_ENV: 'production', PORT: String(port), DATABASE_URL: databaseUrl }
  await createDatabase(running.database)
  if (migrate) await mustRun({ command: migrate, cwd, env, alone: true }, 60_000)
  else await createTasks(databaseUrl)
  await reset(databaseUrl)
  await portIsFree(base)
  const child = start({ command, cwd, env, alone: true }, logFile)
  try {
    await until200(`${base}/tasks?page=1&size=20`, child, 30_000)
    await check(running)
  } catch (cause) {
    await stop(child)
    throw cause
  }
}

// Else a server left over from elsewhere would be measured in the contestant's name.
async function portIsFree(base: string): Promise<void> {
  const taken = await fetch(base, { signal: AbortSignal.timeout(1000) }).then(
    () => true,
    () => false,
  )
  if (taken) throw new Error(`something else already answers at ${base}`)
}
