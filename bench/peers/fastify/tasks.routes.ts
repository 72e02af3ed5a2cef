import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import Type from 'typebox'
import { findTask, insertTask, pageOfTasks } from './tasks.repository.ts'
import { ById, NewTask, PageQuery, Task, TaskPage } from './tasks.schema.ts'

const Problem = Type.Object({ code: Type.String() })

export const tasksRoutes: FastifyPluginAsyncTypebox = async (app) => {
  const one = { params: ById, response: { 200: Task, 404: Problem } }
  app.get('/tasks/:id', { schema: one }, async ({ params }, reply) => {
    const task = await findTask(params.id)
    return task ?? reply.code(404).send({ code: 'not_found' })
  })

  app.get('/tasks', { schema: { querystring: PageQuery, response: { 200: TaskPage } } }, async ({ query }) => {
    const { page, size } = query
    const { items, total } = await pageOfTasks(page, size)
    return { items, total, page, size, pages: Math.ceil(total / size) }
  })

  app.post('/tasks', { schema: { body: NewTask, response: { 201: Task } } }, async ({ body }, reply) => {
    const task = await insertTask(body)
    if (!task) throw new Error('insert gave no row')
    return reply.code(201).send(task)
  })
}
