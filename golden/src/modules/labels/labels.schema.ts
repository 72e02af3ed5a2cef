import { type Static, Type } from 'typebox'
import { pageOf } from '../../core/data/index.ts'
import { closed, id, time } from '../../core/http/index.ts'

const fields = {
  name: Type.String({ minLength: 1, maxLength: 40 }),
}

export const Label = closed('Label', {
  id,
  ...fields,
  used: Type.Integer(),
  created_at: time,
  updated_at: time,
})
export type Label = Static<typeof Label>

export const LabelCreate = closed('LabelCreate', {
  name: fields.name,
})
export type LabelCreate = Static<typeof LabelCreate>

export const LabelPage = pageOf(Label)
