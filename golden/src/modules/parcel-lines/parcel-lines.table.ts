import { foreignKey, index, integer, numeric, pgTable, unique, uuid } from 'drizzle-orm/pg-core'
import { createdAt, identity, updatedAt } from '../../core/data/index.ts'
import { parcelsTable } from '../parcels/parcels.table.ts'
import { stockEntriesTable } from '../stock-entries/stock-entries.table.ts'

export const parcelLinesTable = pgTable(
  'parcel_lines',
  {
    ...identity,
    entry_id: uuid().notNull(),
    parcel_id: uuid().notNull(),
    price: numeric({ precision: 10, scale: 2 }).notNull(),
    quantity: integer().notNull().default(1),
    created_at: createdAt(),
    updated_at: updatedAt(),
  },
  (table) => [
    foreignKey({
      name: 'parcel_lines_entry_id_fkey',
      columns: [table.entry_id],
      foreignColumns: [stockEntriesTable.id],
    }),
    foreignKey({
      name: 'parcel_lines_parcel_id_fkey',
      columns: [table.parcel_id],
      foreignColumns: [parcelsTable.id],
    }).onDelete('cascade'),
    unique('parcel_lines_parcel_id_entry_id_key').on(table.parcel_id, table.entry_id),
    index('parcel_lines_entry_id_idx').on(table.entry_id),
  ],
)
