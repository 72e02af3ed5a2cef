import { v7 } from 'uuid'
import pg from 'pg'
import { poolSettings } from '../guards/settings.ts'
import type { NewTask, Task } from './tasks.schema.ts'

const pool = new pg.Pool(poolSettings)
const columns = 'id, title, description, completed, created_at, updated_at'

export async function findTask(id: string): Promise<Task | undefined> {
  const text = `select ${columns} from tasks where id = $1`
  const { rows } = await pool.query<Task>({ name: 'find_task', text, values: [id] })
  return rows[0]
}

export async function insertTask({ title, description = null, completed = false }: NewTask): Promise<Task | undefined> {
  const text = `insert into tasks (${columns}) values ($1, $2, $3, $4, $5, $5) returning ${columns}`
  const values = [v7(), title, description, completed, new Date()]
  const { rows } = await pool.query<Task>({ name: 'insert_task', text, values })
  return rows[0]
}

export async function pageOfTasks(page: number, size: number): Promise<{ items: Task[]; total: number }> {
  const text = `select ${columns} from tasks order by created_at desc, id desc limit $1 offset $2`
  const [counted, found] = await Promise.all([
    pool.query<{ total: string }>({ name: 'count_tasks', text: 'select count(*) as total from tasks' }),
    pool.query<Task>({ name: 'page_of_tasks', text, values: [size, (page - 1) * size] }),
  ])
  return { items: found.rows, total: Number(counted.rows[0]?.total) }
}

export function close(): Promise<void> {
  return pool.end()
}
