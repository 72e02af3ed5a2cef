import type { Entity } from './entity.ts'
import type { Requirement, Scenario } from './scenario.ts'

/**
 * What a spec says, with every default filled in and every name derived once. Frozen plain data.
 * Entities and fields stand in the order of their names, because the order of keys in a spec means nothing;
 * enum members and sort keys keep the order in which they were written, because there it does.
 */
export interface Spec {
  readonly ashlar: 1
  /** kebab-case */
  readonly app: string
  readonly title: string
  /** '' when none was given */
  readonly description: string
  readonly access: 'public'
  readonly api: Api
  readonly entities: readonly Entity[]
  /** in the order in which they were written */
  readonly requirements: readonly Requirement[]
  readonly scenarios: readonly Scenario[]
}

export interface Api {
  /** '' or a path such as '/api/v1', without a slash at its end */
  readonly prefix: string
  readonly naming: 'camelCase' | 'snake_case'
  readonly paging: Paging
  /** RFC 9457 problem details, or `{ ok: false, error: {...}, timestamp }` */
  readonly errorBody: 'problem' | 'envelope'
  /** only the kinds whose status differs from the house's own */
  readonly statuses: Readonly<Partial<Record<ErrorKind, number>>>
  readonly decimals: 'string' | 'number'
  /** allowed origins; ['*'] is any; [] is none */
  readonly cors: readonly string[]
}

export const errorKinds = [
  'malformed',
  'unauthenticated',
  'forbidden',
  'not_found',
  'hidden',
  'conflict',
  'transition',
  'stale',
  'too_large',
  'unsupported_type',
  'invalid',
  'unknown_reference',
  'rule',
  'rate_limited',
  'quota_exceeded',
] as const
export type ErrorKind = (typeof errorKinds)[number]

/** How a list answers. `size` is a page's usual length, `max` the longest a client may ask for (rows). */
export type Paging =
  | { readonly style: 'cursor'; readonly size: number; readonly max: number }
  | { readonly style: 'page' | 'offset'; readonly size: number; readonly max: number; readonly total: 'exact' | 'none' }
  | { readonly style: 'none'; readonly max: number }
