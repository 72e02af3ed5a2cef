import { type Static, Type } from 'typebox'
import { pageOf } from '../../core/data/index.ts'
import { closed, decimal, id, int, nullable, oneOf, optional, time } from '../../core/http/index.ts'
import { ParcelLine, ParcelLineCreate } from '../parcel-lines/parcel-lines.schema.ts'

const fields = {
  code: Type.String({ minLength: 3, maxLength: 20, pattern: '^(?:[A-Z]+-[0-9]+)$' }),
  due_on: nullable(Type.String({ format: 'date' })),
  packed_on: Type.String({ format: 'date' }),
  pin: nullable(Type.String({ minLength: 4, maxLength: 4 })),
  replaces_id: nullable(Type.String({ format: 'uuid' })),
  sender: Type.String({ format: 'email' }),
  sent_at: nullable(Type.String({ format: 'date-time' })),
  state: oneOf(['open', 'sent', 'lost']),
}

export const Parcel = closed(
  'Parcel',
  {
    id,
    code: fields.code,
    due_on: fields.due_on,
    packed_on: fields.packed_on,
    replaces_id: fields.replaces_id,
    sender: fields.sender,
    sent_at: fields.sent_at,
    state: fields.state,
    late: Type.Boolean(),
    pieces: Type.Integer(),
    total: decimal({ scale: 2 }),
    weight: nullable(Type.Number({ description: 'The moisture of what is in it.' })),
    labels: Type.Array(id),
    lines: Type.Array(ParcelLine),
    created_at: time,
    updated_at: time,
  },
  'Goods on their way.',
)
export type Parcel = Static<typeof Parcel>

export const ParcelCreate = closed('ParcelCreate', {
  code: fields.code,
  due_on: Type.Optional(fields.due_on),
  packed_on: Type.Optional(fields.packed_on),
  pin: Type.Optional(fields.pin),
  replaces_id: Type.Optional(fields.replaces_id),
  sender: fields.sender,
  labels: Type.Optional(Type.Array(id, { maxItems: 1000 })),
  lines: Type.Optional(Type.Array(ParcelLineCreate, { maxItems: 1000 })),
})
export type ParcelCreate = Static<typeof ParcelCreate>

export const ParcelReplace = closed('ParcelReplace', {
  code: fields.code,
  due_on: Type.Optional(fields.due_on),
  packed_on: Type.Optional(fields.packed_on),
  pin: Type.Optional(fields.pin),
  replaces_id: Type.Optional(fields.replaces_id),
  labels: Type.Optional(Type.Array(id, { maxItems: 1000 })),
})
export type ParcelReplace = Static<typeof ParcelReplace>

export const ParcelUpdate = closed(
  'ParcelUpdate',
  optional({
    code: fields.code,
    due_on: fields.due_on,
    packed_on: fields.packed_on,
    pin: fields.pin,
    replaces_id: fields.replaces_id,
    labels: Type.Array(id, { maxItems: 1000 }),
  }),
)

export const ParcelPage = pageOf(Parcel)

export const ParcelAddLine = closed('ParcelAddLine', {
  entry_id: Type.String({ format: 'uuid' }),
  quantity: Type.Optional(int({ minimum: 1, maximum: 100 })),
})

export const ParcelLabel = closed('ParcelLabel', {
  label_id: Type.String({ format: 'uuid' }),
})

export const ParcelPostpone = closed('ParcelPostpone', {
  due_on: Type.Optional(nullable(Type.String({ format: 'date' }))),
})
