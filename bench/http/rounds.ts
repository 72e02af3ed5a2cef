import { truncateSync } from 'node:fs'
import { checkpoint } from '../database.ts'
import type { Contestant } from './contestants.ts'
import { load, type Measured, type Tool } from './load.ts'
import { countRows, reset } from './rows.ts'
import { kinds, type Kind, type Shot, writeShots } from './shots.ts'

/** A contestant with its place in this run. */
export type Running = Contestant & { base: string; database: string; databaseUrl: string; logFile: string }
export type RoundOptions = { tool: Tool; seconds: number; rounds: number; warmUp: number }

type Where = { name: string; form: Contestant['form']; kind: Kind; round: number }
/** One measurement; `voided` says why it does not count. */
export type Sample = Where & (Measured | { voided: string })

// All servers live through all rounds, but only one at a time has work. Each kind goes round all of them before the
// next one, from another beginning each round, so that neighbours in time are what is compared.
export async function allRounds(
  ready: readonly Running[],
  folder: string,
  options: RoundOptions,
  say: (line: string) => void,
): Promise<Sample[]> {
  const shots = writeShots(folder)
  const samples: Sample[] = []
  for (let round = 1; round <= options.rounds; round += 1) {
    for (const { databaseUrl } of ready) await reset(databaseUrl)
    await checkpoint()
    // A server that has never been under load is slower for some seconds, the larger its code the longer.
    const warmUp = round === 1 ? 3 * options.warmUp : options.warmUp
    const order = ready.map((_, index) => ready[(index + round - 1) % ready.length]).filter((one) => one !== undefined)
    for (const kind of kinds) {
      for (const running of order) {
        const { name, form } = running
        const outcome = await measure(running, shots[kind], { ...options, warmUp })
        samples.push({ name, form, kind, round, ...outcome })
        const result = 'voided' in outcome ? `VOID, ${outcome.voided}` : `${Math.round(outcome.perSecond)}/s`
        say(`round ${round}/${options.rounds} ${kind} ${name} ${form}: ${result}`)
      }
    }
  }
  return samples
}

async function measure(running: Running, shot: Shot, options: RoundOptions): Promise<Measured | { voided: string }> {
  const { tool, warmUp, seconds } = options
  const aimed = { ...shot, url: running.base }
  const storedRows = async () => (shot.method === 'POST' ? countRows(running.databaseUrl) : 0)
  try {
    await load(tool, { ...aimed, seconds: warmUp })
    const before = await storedRows()
    const measured = await load(tool, { ...aimed, seconds })
    const stored = (await storedRows()) - before
    if (measured.failures > 0) return { voided: `${measured.failures} answers were not 2xx or did not come` }
    if (shot.method === 'POST' && stored < measured.answers) return { voided: 'fewer rows were stored than answered' }
    return measured
  } catch (cause) {
    return { voided: cause instanceof Error ? cause.message : String(cause) }
  } finally {
    truncateSync(running.logFile)
  }
}
