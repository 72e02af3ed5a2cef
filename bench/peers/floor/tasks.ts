import { randomFillSync } from 'node:crypto'
import pg from 'pg'
import { poolSettings } from '../guards/settings.ts'

export type NewTask = { title: string; description?: string | null; completed?: boolean }
type Row = [id: string, title: string, description: string | null, completed: string, created: string, updated: string]

const pool = new pg.Pool({ ...poolSettings, options: '-c TimeZone=UTC' })

// Every value stays the text that PostgreSQL sent: nothing is parsed that is only written out again.
const text = { getTypeParser: () => (value: string) => value }
const common = { rowMode: 'array' as const, types: text }
const columns = 'id, title, description, completed, created_at, updated_at'

const byId = { ...common, name: 'task', text: `select ${columns} from tasks where id = $1` }
const insert = {
  ...common,
  name: 'insert',
  text: `insert into tasks (${columns}) values ($1, $2, $3, $4, $5, $5) returning ${columns}`,
}
const count = { ...common, name: 'count', text: 'select count(*) from tasks' }
const page = {
  ...common,
  name: 'page',
  text: `select ${columns} from tasks order by created_at desc, id desc limit $1 offset $2`,
}

export async function getTask(id: string): Promise<string | undefined> {
  const { rows } = await pool.query<Row>({ ...byId, values: [id] })
  return rows[0] && json(rows[0])
}

export async function createTask({ title, description, completed }: NewTask): Promise<string> {
  const now = Date.now()
  const values = [uuidv7(now), title, description ?? null, completed ?? false, new Date(now).toISOString()]
  const { rows } = await pool.query<Row>({ ...insert, values })
  if (!rows[0]) throw new Error('insert gave no row')
  return json(rows[0])
}

export async function listTasks(number: number, size: number): Promise<string> {
  const [counted, found] = await Promise.all([
    pool.query<[string]>(count),
    pool.query<Row>({ ...page, values: [size, (number - 1) * size] }),
  ])
  const total = Number(counted.rows[0]?.[0])
  const items = found.rows.map(json).join(',')
  return `{"items":[${items}],"total":${total},"page":${number},"size":${size},"pages":${Math.ceil(total / size)}}`
}

export function close(): Promise<void> {
  return pool.end()
}

function json([id, title, description, completed, created, updated]: Row): string {
  const about = description === null ? 'null' : JSON.stringify(description)
  return `{"id":"${id}","title":${JSON.stringify(title)},"description":${about},"completed":${completed === 't'},"created_at":"${time(created)}","updated_at":"${time(updated)}"}`
}

// 2026-11-20 09:27:00.12+00 -> 2026-11-20T09:27:00.120Z: cutting text is far cheaper than a Date there and back.
function time(value: string): string {
  return `${value.slice(0, 10)}T${value.slice(11, 19)}.${value.slice(20, -3).padEnd(3, '0')}Z`
}

const random = Buffer.alloc(8192)
let used = random.length

function uuidv7(now: number): string {
  if (used === random.length) {
    randomFillSync(random)
    used = 0
  }
  const high = now.toString(16).padStart(12, '0')
  const low = random.toString('hex', used, used + 10)
  const variant = '89ab'[(random[used] ?? 0) & 3]
  used = used + 10 > random.length - 10 ? random.length : used + 10
  return `${high.slice(0, 8)}-${high.slice(8)}-7${low.slice(2, 5)}-${variant}${low.slice(5, 8)}-${low.slice(8)}`
}
