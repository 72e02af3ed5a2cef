import { sql } from 'drizzle-orm'
import type { RowOf } from '../../core/data/index.ts'
import { type Handler, contract } from '../../core/operations/index.ts'
import { labels } from '../labels/index.ts'
import { parcelLines } from '../parcel-lines/index.ts'
import { stockEntries } from '../stock-entries/index.ts'
import { parcels } from './parcels.repository.ts'

export interface AddLineInput {
  readonly entry: RowOf<typeof stockEntries>
  readonly quantity: number
}

export const addLine = contract<AddLineInput, RowOf<typeof parcels>>({
  name: 'parcels.add_line',
  row: () => parcels,
  references: { entry: { key: 'entry_id', of: () => stockEntries } },
  defaults: { quantity: 1 },
  fails: {
    not_in_stock: {
      kind: 'conflict',
      status: 409,
      says: 'There is not enough of it.',
      when: ({ input }) =>
        sql`((select a."count" from "stock_entries" a where a."id" = ${input.entry.id}::uuid) < ${input.quantity}::integer)`,
    },
    parcel_closed: { kind: 'transition', when: () => sql`("it"."state" <> 'open')` },
    too_heavy: { kind: 'rule' },
  },
  returns: () => parcels,
})
export type AddLine = Handler<{
  it: RowOf<typeof parcels>
  input: AddLineInput
  fails: 'not_in_stock' | 'parcel_closed' | 'too_heavy'
  returns: unknown
}>

export interface DropLineInput {
  readonly line: RowOf<typeof parcelLines>
}

export const dropLine = contract<DropLineInput, null>({
  name: 'parcels.drop_line',
  row: () => parcels,
  references: { line: { key: 'line_id', of: () => parcelLines, partBy: 'parcel_id', inPath: true } },
})
export type DropLine = Handler<{ it: RowOf<typeof parcels>; input: DropLineInput; fails: never; returns: unknown }>

export interface LabelInput {
  readonly label: RowOf<typeof labels>
}

export const label = contract<LabelInput, RowOf<typeof parcels>>({
  name: 'parcels.label',
  row: () => parcels,
  references: { label: { key: 'label_id', of: () => labels } },
  add: ({ input }) => ({ labels: input.label.id }),
  returns: () => parcels,
})

export const lose = contract<object, RowOf<typeof parcels>>({
  name: 'parcels.lose',
  row: () => parcels,
  transition: { key: 'state', from: ['open', 'sent'], to: 'lost' },
  returns: () => parcels,
})

export interface PostponeInput {
  readonly due_on: string | null | undefined
}

export const postpone = contract<PostponeInput, RowOf<typeof parcels>>({
  name: 'parcels.postpone',
  row: () => parcels,
  fails: {
    parcel_closed: { kind: 'rule', when: () => sql`("it"."state" <> 'open')` },
  },
  set: ({ input }) => ({ due_on: input.due_on }),
  returns: () => parcels,
})

export const send = contract<object, RowOf<typeof parcels>>({
  name: 'parcels.send',
  row: () => parcels,
  fails: {
    nothing_to_send: {
      kind: 'rule',
      when: () => sql`((select count(*) from "parcel_lines" a where a."parcel_id" = "it"."id") = 0)`,
    },
  },
  transition: { key: 'state', from: ['open'], to: 'sent' },
  set: ({ now }) => ({ sent_at: sql`${now}::timestamptz` }),
  returns: () => parcels,
})

export interface UnlabelInput {
  readonly label: RowOf<typeof labels>
}

export const unlabel = contract<UnlabelInput, RowOf<typeof parcels>>({
  name: 'parcels.unlabel',
  row: () => parcels,
  references: { label: { key: 'label_id', of: () => labels, inPath: true } },
  remove: ({ input }) => ({ labels: input.label.id }),
  returns: () => parcels,
})
