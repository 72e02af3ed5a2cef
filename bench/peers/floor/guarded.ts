import type { IncomingMessage, ServerResponse } from 'node:http'
import { performance } from 'node:perf_hooks'
import { Ajv } from 'ajv'
import { logRequest } from '../guards/access-log.ts'
import { metricsText, observe } from '../guards/durations.ts'
import { securityHeaders } from '../guards/headers.ts'
import { requestId, uuid } from '../guards/request-id.ts'
import { readBody, send } from './http.ts'
import { createTask, getTask, listTasks, type NewTask } from './tasks.ts'

type Answer = { status: number; json: string; route: string }

const isNewTask = new Ajv().compile<NewTask>({
  type: 'object',
  required: ['title'],
  additionalProperties: false,
  properties: {
    title: { type: 'string', minLength: 1, maxLength: 200 },
    description: { type: 'string', maxLength: 1000, nullable: true },
    completed: { type: 'boolean' },
  },
})

export async function guarded(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const started = performance.now()
  const id = requestId(request.headers['x-request-id'])
  const method = request.method ?? ''
  const url = request.url ?? ''
  const { status, json, route } = await answer(request, method, url)
  send(response, status, json, { ...securityHeaders, 'x-request-id': id })
  const ms = performance.now() - started
  observe(method, route, status, ms)
  logRequest(id, method, url, route, status, ms)
}

async function answer(request: IncomingMessage, method: string, url: string): Promise<Answer> {
  try {
    if (method === 'GET' && url.startsWith('/tasks/')) return await get(url.slice(7))
    if (method === 'GET' && (url === '/tasks' || url.startsWith('/tasks?'))) return await list(url.slice(7))
    if (method === 'POST' && url === '/tasks') return await post(request)
    if (url === '/metrics') return { status: 200, json: JSON.stringify(await metricsText()), route: '/metrics' }
    return { status: 404, json: '{"code":"not_found"}', route: 'none' }
  } catch {
    return { status: 500, json: '{"code":"internal"}', route: 'none' }
  }
}

async function get(id: string): Promise<Answer> {
  const route = '/tasks/:id'
  if (!uuid.test(id)) return { status: 400, json: '{"code":"invalid"}', route }
  const task = await getTask(id)
  return task ? { status: 200, json: task, route } : { status: 404, json: '{"code":"not_found"}', route }
}

async function list(query: string): Promise<Answer> {
  const route = '/tasks'
  const given = new URLSearchParams(query)
  const page = Number(given.get('page') ?? 1)
  const size = Number(given.get('size') ?? 20)
  const known = [...given.keys()].every((key) => key === 'page' || key === 'size')
  const valid = known && Number.isInteger(page) && page > 0 && Number.isInteger(size) && size > 0 && size <= 100
  if (!valid) return { status: 400, json: '{"code":"invalid"}', route }
  return { status: 200, json: await listTasks(page, size), route }
}

async function post(request: IncomingMessage): Promise<Answer> {
  const route = '/tasks'
  const body = parse(await readBody(request))
  if (!isNewTask(body)) return { status: 400, json: '{"code":"invalid"}', route }
  return { status: 201, json: await createTask(body), route }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
