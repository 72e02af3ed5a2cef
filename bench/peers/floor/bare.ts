import type { IncomingMessage, ServerResponse } from 'node:http'
import { readBody, send } from './http.ts'
import { createTask, getTask, listTasks, type NewTask } from './tasks.ts'

const none = {}

export async function bare(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = request.url ?? ''
  try {
    if (request.method === 'GET' && url.startsWith('/tasks/')) {
      const task = await getTask(url.slice(7))
      return task ? send(response, 200, task, none) : send(response, 404, '{"code":"not_found"}', none)
    }
    if (request.method === 'GET' && url.startsWith('/tasks?')) {
      const query = new URLSearchParams(url.slice(7))
      return send(response, 200, await listTasks(Number(query.get('page')), Number(query.get('size'))), none)
    }
    if (request.method === 'POST' && url === '/tasks') {
      const body: NewTask = JSON.parse(await readBody(request))
      return send(response, 201, await createTask(body), none)
    }
    send(response, 404, '{"code":"not_found"}', none)
  } catch {
    send(response, 500, '{"code":"internal"}', none)
  }
}
