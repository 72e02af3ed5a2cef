import { notYet } from '../read-map.ts'
import type { GivenInput } from './input.ts'
import type { OperationContext } from './operations.ts'
import type { OperationAddress } from './route.ts'

/** Which row a route is about. */
export interface RouteRow {
  /** `other`: it is found in a way that is not built yet, or that could not be read */
  readonly kind: 'id' | 'none' | 'other'
  /** the parameters that find it, besides `id` */
  readonly by: readonly string[]
}

/** `:id` finds the row; so would the entity's key, fields unique together, and the address of `me`. */
export function rowOfRoute(
  { parameters, span }: OperationAddress,
  { all, unread }: GivenInput,
  { draft, notes }: OperationContext,
): RouteRow {
  const inputs = [...all.map(({ field }) => field.key), ...unread]
  const others = parameters.filter((name) => name !== 'id' && !inputs.includes(name))
  const own = draft.fields.flatMap(({ field }) => [field.name, field.key])
  const by = others.filter((name) => own.includes(name) || !draft.complete)
  if (parameters.includes('id')) return { kind: 'id', by: [] }
  if (by.length > 0 && draft.complete) notYet(notes, span, 'A row found by another field than its id')
  return { kind: by.length > 0 || draft.later.has('me') ? 'other' : 'none', by }
}
