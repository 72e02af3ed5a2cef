import { type Static, Type } from 'typebox'
import { pageOf } from '../../core/data/index.ts'
import { closed, id, nullable, optional, time } from '../../core/http/index.ts'

const fields = {
  completed: Type.Boolean(),
  description: nullable(Type.String({ maxLength: 1000 })),
  title: Type.String({ minLength: 1, maxLength: 200 }),
}

export const Task = closed(
  'Task',
  {
    id,
    ...fields,
    created_at: time,
    updated_at: time,
  },
  'Something to be done.',
)
export type Task = Static<typeof Task>

export const TaskCreate = closed('TaskCreate', {
  completed: Type.Optional(fields.completed),
  description: Type.Optional(fields.description),
  title: fields.title,
})
export type TaskCreate = Static<typeof TaskCreate>

export const TaskUpdate = closed('TaskUpdate', optional(fields))

export const TaskPage = pageOf(Task)
