import { type Static, Type } from 'typebox'
import { cursorPageOf } from '../../core/data/index.ts'
import { bigint, closed, decimal, id, int, nullable, oneOf, optional, time } from '../../core/http/index.ts'

const fields = {
  batch_number: bigint({ minimum: '1' }),
  contact: nullable(Type.String({ format: 'email' })),
  count: int({ minimum: 0 }),
  expires_on: nullable(Type.String({ format: 'date' })),
  info_url: nullable(Type.String({ format: 'uri' })),
  moisture: nullable(Type.Number({ minimum: 0, maximum: 1 })),
  note: nullable(Type.String()),
  opens_at: nullable(Type.String({ format: 'time' })),
  price: decimal({ digits: 8, scale: 2, exclusiveMinimum: '0' }),
  received_at: Type.String({ format: 'date-time' }),
  shelf: nullable(Type.String({ format: 'uuid' })),
  sku: Type.String({ minLength: 3, maxLength: 40 }),
  state: oneOf(['ordered', 'stored', 'sold']),
}

export const StockEntry = closed(
  'StockEntry',
  {
    id,
    ...fields,
    created_at: time,
    updated_at: time,
  },
  'A quantity of goods on a shelf.',
)
export type StockEntry = Static<typeof StockEntry>

export const StockEntryCreate = closed('StockEntryCreate', {
  batch_number: fields.batch_number,
  contact: Type.Optional(fields.contact),
  count: Type.Optional(fields.count),
  expires_on: Type.Optional(fields.expires_on),
  info_url: Type.Optional(fields.info_url),
  moisture: Type.Optional(fields.moisture),
  note: Type.Optional(fields.note),
  opens_at: Type.Optional(fields.opens_at),
  price: fields.price,
  received_at: Type.Optional(fields.received_at),
  shelf: Type.Optional(fields.shelf),
  sku: fields.sku,
  state: Type.Optional(fields.state),
})
export type StockEntryCreate = Static<typeof StockEntryCreate>

export const StockEntryUpdate = closed('StockEntryUpdate', optional(fields))

export const StockEntryPage = cursorPageOf(StockEntry)
