import { readFileSync } from 'node:fs'
import { withClient } from '../database.ts'

export type TaskRow = {
  id: string
  title: string
  description: string | null
  completed: boolean
  created_at: string
  updated_at: string
}

const firstMoment = Date.UTC(2026, 0, 1)

/** 10,000 rows, the same on every machine and in every run; the oldest first, one a second. */
export const rows: readonly TaskRow[] = makeRows(10_000)

/** The table that the generated app migrates to, with its checks and indexes: every contestant writes the same. */
const schema = readFileSync(new URL('../../golden/migrations/0001_init.up.sql', import.meta.url), 'utf8')

/** One contestant's library leaves the times to the database. */
const defaults = 'alter table tasks alter created_at set default now(), alter updated_at set default now()'

const fill = `
  insert into tasks (id, title, description, completed, created_at, updated_at)
  select id, title, description, completed, created_at, updated_at from json_to_recordset($1) as row(
    id uuid, title text, description text, completed boolean, created_at timestamptz, updated_at timestamptz)`

export async function createTasks(url: string): Promise<void> {
  await withClient(url, async (client) => {
    const { rows: found } = await client.query("select to_regclass('tasks') is not null as made")
    if (found[0]?.made !== true) await client.query(schema + defaults)
  })
}

/** Every round begins with the same table, its statistics fresh and its pages all visible. */
export async function reset(url: string): Promise<void> {
  await withClient(url, async (client) => {
    await client.query('truncate tasks')
    await client.query(fill, [JSON.stringify(rows)])
    await client.query('vacuum (analyze) tasks')
  })
}

export async function countRows(url: string): Promise<number> {
  const found = await withClient(url, (client) => client.query<{ count: string }>('select count(*) from tasks'))
  return Number(found.rows[0]?.count)
}

function makeRows(total: number): TaskRow[] {
  const random = numbers(42)
  return Array.from({ length: total }, (_, index) => {
    const at = firstMoment + index * 1000 + Math.floor(random() * 1000)
    const moment = new Date(at).toISOString()
    return {
      id: uuidv7(at, random),
      title: `Task ${index}: "measure" the café`,
      description: index % 3 === 0 ? null : `Line one of task ${index}\n${'and so on '.repeat(index % 12)}`,
      completed: index % 4 === 0,
      created_at: moment,
      updated_at: moment,
    }
  })
}

function uuidv7(at: number, random: () => number): string {
  const time = at.toString(16).padStart(12, '0')
  const digits = (length: number) => Array.from({ length }, () => Math.floor(random() * 16).toString(16)).join('')
  return `${time.slice(0, 8)}-${time.slice(8)}-7${digits(3)}-8${digits(3)}-${digits(12)}`
}

// mulberry32: small, and the same everywhere.
function numbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}
