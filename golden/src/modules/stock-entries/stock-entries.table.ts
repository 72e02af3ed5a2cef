import { sql } from 'drizzle-orm'
import {
  date,
  doublePrecision,
  index,
  integer,
  numeric,
  pgTable,
  text,
  time,
  unique,
  uuid,
  varchar,
} from 'drizzle-orm/pg-core'
import { bigint, createdAt, identity, instant, updatedAt } from '../../core/data/index.ts'

export const stockEntriesTable = pgTable(
  'stock_entries',
  {
    ...identity,
    batch_number: bigint().notNull(),
    contact: varchar({ length: 254 }),
    count: integer().notNull().default(0),
    expires_on: date(),
    info_url: varchar({ length: 2048 }),
    moisture: doublePrecision(),
    note: text(),
    opens_at: time({ precision: 3 }),
    price: numeric({ precision: 10, scale: 2 }).notNull(),
    received_at: instant()
      .notNull()
      .default(sql`now()`),
    shelf: uuid(),
    sku: varchar({ length: 40 }).notNull().unique('stock_entries_sku_key'),
    state: text({ enum: ['ordered', 'stored', 'sold'] })
      .notNull()
      .default('ordered'),
    created_at: createdAt(),
    updated_at: updatedAt(),
  },
  (table) => [
    unique('stock_entries_batch_number_shelf_key').on(table.batch_number, table.shelf),
    index('stock_entries_expires_on_id_idx').on(table.expires_on, table.id),
    index('stock_entries_price_id_idx').on(table.price, table.id),
    index('stock_entries_state_idx').on(table.state),
  ],
)
