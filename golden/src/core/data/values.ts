import type { Scope } from '../scope/index.ts'
import { newId } from './ids.ts'
import type { Column } from './table.ts'

/** What a new row holds in a column: what is given, or its default, of the request's instant. */
export const newValue = ({ key, role, absent }: Column, { now }: Scope, given: object): unknown => {
  if (role === 'id') return newId()
  if (role !== 'value') return now.toISOString()
  const value = (given as Readonly<Record<string, unknown>>)[key]
  if (value !== undefined) return value
  if (absent.is === 'value') return absent.value
  return absent.is === 'now' ? now.toISOString() : now.toISOString().slice(0, 10)
}
