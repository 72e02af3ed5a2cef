import { errorKinds } from '../types.ts'
import type { Schema } from './fact.ts'

/** Pieces of JSON Schema that several keys share. A text may look like a number or a date: it is read as it is written. */
export const text: Schema = { type: ['string', 'number', 'boolean'] }
export const path: Schema = { type: 'string', pattern: '^/' }
export const size: Schema = { type: 'integer', minimum: 1, maximum: 10_000 }
export const names: Schema = { type: 'array', items: { type: 'string' }, minItems: 1 }

/** A reference to another map of keys, which stands under `$defs`. */
export function map(name: string): Schema {
  return { $ref: `#/$defs/${name}` }
}

/** A choice of words. */
export function words(...choice: readonly string[]): Schema {
  return { enum: choice }
}

/** Any of several schemas. */
export function either(...choice: readonly Schema[]): Schema {
  return { anyOf: choice }
}

export const statuses: Schema = {
  type: 'object',
  additionalProperties: false,
  properties: Object.fromEntries(errorKinds.map((kind) => [kind, { type: 'integer', minimum: 400, maximum: 499 }])),
}
