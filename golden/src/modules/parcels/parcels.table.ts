import { sql } from 'drizzle-orm'
import {
  type AnyPgColumn,
  date,
  foreignKey,
  index,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
  varchar,
} from 'drizzle-orm/pg-core'
import { createdAt, identity, instant, updatedAt } from '../../core/data/index.ts'
import { labelsTable } from '../labels/labels.table.ts'

export const parcelsTable = pgTable(
  'parcels',
  {
    ...identity,
    code: varchar({ length: 20 }).notNull().unique('parcels_code_key'),
    due_on: date(),
    packed_on: date()
      .notNull()
      .default(sql`current_date`),
    pin: varchar({ length: 4 }),
    replaces_id: uuid(),
    sender: varchar({ length: 254 }).notNull(),
    sent_at: instant(),
    state: text({ enum: ['open', 'sent', 'lost'] })
      .notNull()
      .default('open'),
    created_at: createdAt(),
    updated_at: updatedAt(),
  },
  (table) => [
    foreignKey({ name: 'parcels_replaces_id_fkey', columns: [table.replaces_id], foreignColumns: [table.id] }).onDelete(
      'set null',
    ),
    uniqueIndex('parcels_replaces_id_key')
      .on(table.replaces_id)
      .where(sql`("state" = 'open')`),
    index('parcels_packed_on_id_idx').on(table.packed_on, table.id),
    index('parcels_replaces_id_idx').on(table.replaces_id),
  ],
)

/** Which parcels go with which labels. */
export const parcelsLabelsTable = pgTable(
  'parcels_labels',
  {
    parcel_id: uuid()
      .notNull()
      .references((): AnyPgColumn => parcelsTable.id, { onDelete: 'cascade' }),
    label_id: uuid()
      .notNull()
      .references((): AnyPgColumn => labelsTable.id, { onDelete: 'cascade' }),
  },
  (table) => [primaryKey({ columns: [table.parcel_id, table.label_id] })],
)
