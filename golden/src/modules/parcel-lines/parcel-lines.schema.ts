import { type Static, Type } from 'typebox'
import { closed, decimal, id, int } from '../../core/http/index.ts'

const fields = {
  entry_id: Type.String({ format: 'uuid' }),
  parcel_id: Type.String({ format: 'uuid' }),
  price: decimal({ digits: 8, scale: 2 }),
  quantity: int({ minimum: 1 }),
}

export const ParcelLine = closed('ParcelLine', {
  id,
  entry_id: fields.entry_id,
  price: fields.price,
  quantity: fields.quantity,
  amount: decimal({ scale: 2 }),
})
export type ParcelLine = Static<typeof ParcelLine>

export const ParcelLineCreate = closed('ParcelLineCreate', {
  entry_id: fields.entry_id,
  quantity: Type.Optional(fields.quantity),
})
export type ParcelLineCreate = Static<typeof ParcelLineCreate>
