import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { withClient } from '../database.ts'
import type { Form } from './contestants.ts'
import { rows, type TaskRow } from './rows.ts'

export type Subject = { form: Form; base: string; databaseUrl: string; logFile: string }
type Answer = { status: number; headers: Headers; body: unknown }

const uuidv7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/
const moment = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/
const newestFirst = [...rows].reverse()

/** Who answers something else is not measured: speed is compared only between equals. */
export async function check(subject: Subject): Promise<void> {
  await answersAlike(subject.base)
  if (subject.form === 'guarded') await guards(subject)
}

async function answersAlike(base: string): Promise<void> {
  for (const index of [0, 1, 4242, 9999]) {
    const row = rows[index]
    same(await ask(`${base}/tasks/${row?.id}`), 200, row, 'GET by id')
  }
  assert.equal((await ask(`${base}/tasks/01900000-0000-7000-8000-000000000000`)).status, 404, 'GET of an unknown id')

  for (const page of [1, 2, 500]) {
    const items = newestFirst.slice((page - 1) * 20, page * 20)
    const expected = { items, total: rows.length, page, size: 20, pages: 500 }
    same(await ask(`${base}/tasks?page=${page}&size=20`), 200, expected, `list, page ${page}`)
  }

  await creates(base, { title: 'Only a "title"' }, { description: null, completed: false })
  await creates(base, { title: 'All', description: 'three\nlines\u2028', completed: true }, {})
}

async function creates(base: string, sent: Partial<TaskRow>, defaults: Partial<TaskRow>): Promise<void> {
  const created = await ask(`${base}/tasks`, post(sent))
  const { id, created_at, updated_at } = record(created.body)
  assert.match(String(id), uuidv7, 'the id of a created row')
  assert.match(String(created_at), moment, 'the time of a created row')
  same(created, 201, { id, ...sent, ...defaults, created_at, updated_at }, 'POST')
  assert.ok(Math.abs(Date.parse(String(created_at)) - Date.now()) < 60_000, 'POST: created now')
  same(await ask(`${base}/tasks/${String(id)}`), 200, created.body, 'GET after POST')
}

async function guards({ base, databaseUrl, logFile }: Subject): Promise<void> {
  const refused = [
    {},
    { title: '' },
    { title: 'x'.repeat(201) },
    { title: 7 },
    { title: 'a', unknown: 1 },
    { title: 'a', completed: 'no' },
  ]
  for (const body of refused) await refuses(`${base}/tasks`, post(body))
  for (const path of ['/tasks/7', '/tasks?page=0&size=20', '/tasks?page=x&size=20', '/tasks?page=1&size=100000']) {
    await refuses(base + path)
  }

  const id = crypto.randomUUID()
  const path = `/tasks/${rows[7]?.id}`
  const { headers } = await ask(base + path, { headers: { 'x-request-id': id } })
  assert.equal(headers.get('x-request-id'), id, 'x-request-id is given back')
  assert.ok((await ask(base + path)).headers.get('x-request-id'), 'x-request-id is made')
  for (const [name, part] of securityHeaders) {
    assert.ok(headers.get(name)?.toLowerCase().includes(part), `header ${name}: ${headers.get(name)}`)
  }

  await sleep(1200)
  const lines = readFileSync(logFile, 'utf8')
    .split('\n')
    .filter((line) => line.includes(id))
  assert.equal(lines.length, 1, 'one access log line for a request')
  record(JSON.parse(lines[0] ?? ''))

  const metrics = await (await fetch(`${base}/metrics`, { signal: AbortSignal.timeout(5000) })).text()
  assert.match(metrics, /_bucket\{.*\/tasks\/:id/, 'duration histogram by route pattern')
  await hasDeadline(base + path, databaseUrl)
}

const securityHeaders = [
  ['content-security-policy', "default-src 'none'"],
  ['content-security-policy', "frame-ancestors 'none'"],
  ['x-content-type-options', 'nosniff'],
  ['referrer-policy', 'no-referrer'],
  ['strict-transport-security', 'max-age='],
  ['cross-origin-resource-policy', 'same-'],
  ['x-frame-options', 'deny'],
] as const

/** The table is locked away: a server with a deadline of 5 s gives up by itself. */
async function hasDeadline(url: string, databaseUrl: string): Promise<void> {
  await withClient(databaseUrl, async (client) => {
    await client.query('begin')
    await client.query('lock table tasks in access exclusive mode')
    const started = performance.now()
    const { status } = await ask(url).catch(() => ({ status: 0 }))
    const seconds = (performance.now() - started) / 1000
    await client.query('rollback')
    assert.ok(status >= 500 && seconds < 8, `query deadline: status ${status} after ${seconds.toFixed(1)} s`)
  })
}

async function refuses(url: string, init?: RequestInit): Promise<void> {
  const { status } = await ask(url, init)
  const what = `${init?.method ?? 'GET'} ${new URL(url).pathname}${new URL(url).search} ${typeof init?.body === 'string' ? init.body : ''}`
  assert.ok(status >= 400 && status < 500, `${what.slice(0, 80)} was answered with ${status}`)
}

function same(answer: Answer, status: number, expected: unknown, what: string): void {
  assert.equal(answer.status, status, what)
  assert.match(answer.headers.get('content-type') ?? '', /^application\/json/, what)
  assert.deepEqual(answer.body, expected, what)
}

function post(body: unknown): RequestInit {
  return { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
}

async function ask(url: string, init: RequestInit = {}): Promise<Answer> {
  const answer = await fetch(url, { ...init, signal: AbortSignal.timeout(10_000) })
  const text = await answer.text()
  return { status: answer.status, headers: answer.headers, body: text === '' ? undefined : JSON.parse(text) }
}

function record(value: unknown): Record<string, unknown> {
  assert.ok(typeof value === 'object' && value !== null && !Array.isArray(value), 'an object')
  return { ...value }
}
