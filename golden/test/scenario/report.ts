import type { Outcome, Requirement } from './types.ts'

export interface Row {
  readonly id: string
  readonly says: string
  /** unproved: no scenario lists it */
  readonly state: 'proved' | 'failed' | 'waiting' | 'unproved'
  /** names of the scenarios that make it so */
  readonly by: readonly string[]
}

/** A requirement is proved when all scenarios that list it passed: one that failed or waits leaves it open. */
export const rowsOf = (requirements: readonly Requirement[], outcomes: readonly Outcome[]): readonly Row[] =>
  requirements.map(({ id, says }) => {
    const by = (state: Outcome['state']): readonly string[] =>
      outcomes.filter((one) => one.state === state && one.proves.includes(id)).map(({ name }) => name)
    const [failed, waiting, proved] = [by('failed'), by('waiting'), by('passed')]
    if (failed.length > 0) return { id, says, state: 'failed', by: failed }
    if (waiting.length > 0) return { id, says, state: 'waiting', by: waiting }
    return { id, says, state: proved.length > 0 ? 'proved' : 'unproved', by: proved }
  })

/** The requirements as a table for people, a line for each and one that counts; no lines when there are none. */
export const tableOf = (rows: readonly Row[]): readonly string[] => {
  if (rows.length === 0) return []
  const cells = rows.map(({ id, state, says, by }) => [id, state, says, by.join('; ')].map(oneLine))
  const widths = [0, 1, 2].map((column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)))
  const lines = cells.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  '))
  return [...lines.map((line) => line.trimEnd()), `${countProved(rows)} of ${rows.length} requirements proved`]
}

export const countProved = (rows: readonly Row[]): number => rows.filter(({ state }) => state === 'proved').length

const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ')
