import Type, { type Static } from 'typebox'

const title = Type.String({ minLength: 1, maxLength: 200 })
const description = Type.Union([Type.String({ maxLength: 1000 }), Type.Null()])
const time = Type.Unsafe<Date>({ type: 'string', format: 'date-time' })

export const Task = Type.Object({
  id: Type.String({ format: 'uuid' }),
  title: Type.String(),
  description: Type.Unsafe<string | null>({ type: 'string', nullable: true }),
  completed: Type.Boolean(),
  created_at: time,
  updated_at: time,
})
export type Task = Static<typeof Task>

export const NewTask = Type.Object(
  { title, description: Type.Optional(description), completed: Type.Optional(Type.Boolean()) },
  { additionalProperties: false },
)
export type NewTask = Static<typeof NewTask>

export const TaskPage = Type.Object({
  items: Type.Array(Task),
  total: Type.Integer(),
  page: Type.Integer(),
  size: Type.Integer(),
  pages: Type.Integer(),
})

export const ById = Type.Object({ id: Type.String({ format: 'uuid' }) })

export const PageQuery = Type.Object(
  {
    page: Type.Integer({ minimum: 1, default: 1 }),
    size: Type.Integer({ minimum: 1, maximum: 100, default: 20 }),
  },
  { additionalProperties: false },
)
