import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { byId } from '../../core/http/index.ts'
import { tasks } from './tasks.repository.ts'
import { Task, TaskCreate, TaskPage, TaskUpdate } from './tasks.schema.ts'

export const taskRoutes: FastifyPluginAsyncTypebox = async (app) => {
  const { db } = app

  app.get('/tasks', { schema: { querystring: tasks.parameters, response: { 200: TaskPage } } }, ({ scope, query }) =>
    tasks.list(db, scope, query),
  )

  app.get('/tasks/:id', { schema: { params: byId, response: { 200: Task } } }, ({ scope, params }) =>
    tasks.get(db, scope, params.id),
  )

  app.post('/tasks', { schema: { body: TaskCreate, response: { 201: Task } } }, async ({ scope, body }, reply) => {
    reply.code(201)
    return tasks.create(db, scope, body)
  })

  app.patch(
    '/tasks/:id',
    { schema: { params: byId, body: TaskUpdate, response: { 200: Task } } },
    ({ scope, params, body }) => tasks.update(db, scope, params.id, body),
  )

  app.delete(
    '/tasks/:id',
    { schema: { params: byId, response: { 204: Type.Null() } } },
    async ({ scope, params }, reply) => {
      await tasks.remove(db, scope, params.id)
      reply.code(204)
    },
  )
}
