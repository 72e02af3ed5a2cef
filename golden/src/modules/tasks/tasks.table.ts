import { boolean, index, pgTable, varchar } from 'drizzle-orm/pg-core'
import { createdAt, identity, updatedAt } from '../../core/data/index.ts'

export const tasksTable = pgTable(
  'tasks',
  {
    ...identity,
    completed: boolean().notNull().default(false),
    description: varchar({ length: 1000 }),
    title: varchar({ length: 200 }).notNull(),
    created_at: createdAt(),
    updated_at: updatedAt(),
  },
  (table) => [
    index('tasks_created_at_id_idx').on(table.created_at, table.id),
    index('tasks_title_id_idx').on(table.title, table.id),
  ],
)
