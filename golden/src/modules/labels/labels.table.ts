import { index, pgTable, varchar } from 'drizzle-orm/pg-core'
import { createdAt, identity, updatedAt } from '../../core/data/index.ts'

export const labelsTable = pgTable(
  'labels',
  {
    ...identity,
    name: varchar({ length: 40 }).notNull().unique('labels_name_key'),
    created_at: createdAt(),
    updated_at: updatedAt(),
  },
  (table) => [index('labels_created_at_id_idx').on(table.created_at, table.id)],
)
