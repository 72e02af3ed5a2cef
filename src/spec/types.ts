import type { EntityNames } from '../names/index.ts'

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

export interface Entity {
  readonly name: string
  readonly names: EntityNames
  readonly description: string
  /** its address below the prefix: '/stock-entries', or '/' */
  readonly path: string
  readonly fields: readonly Field[]
  /** fields that are unique together, beyond those that are unique alone; each list as it was written */
  readonly unique: readonly (readonly string[])[]
  /** names of the two columns that every entity has: created_at and updated_at, or createdAt and updatedAt */
  readonly timestamps: { readonly created: string; readonly updated: string }
  /** the exposed verbs in the order of `verbs` */
  readonly routes: readonly Route[]
  readonly list: ListRule
}

export const verbs = ['list', 'get', 'create', 'replace', 'update', 'delete'] as const
export type Verb = (typeof verbs)[number]

export interface Route {
  readonly verb: Verb
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** without the prefix; an id is ':id' */
  readonly path: string
  readonly status: number
}

export interface ListRule {
  /** what a client may sort by, in either direction; the first one is the default. Never empty. */
  readonly sort: readonly SortKey[]
  readonly paging: Paging
}

export interface SortKey {
  /** a field, or one of the entity's timestamps */
  readonly field: string
  readonly direction: 'asc' | 'desc'
}

export interface Field {
  readonly name: string
  /** snake_case */
  readonly column: string
  readonly type: FieldType
  readonly optional: boolean
  readonly default: Default | null
  readonly unique: boolean
  readonly index: boolean
  readonly description: string
}

export type FieldType =
  /** characters are Unicode code points; `max` null only where the spec gave none */
  | { readonly kind: 'string' | 'text'; readonly min: number; readonly max: number | null }
  | { readonly kind: 'int'; readonly min: Limit<number> | null; readonly max: Limit<number> | null }
  /** limits as digits, because they can exceed what a number holds */
  | { readonly kind: 'bigint'; readonly min: Limit<string> | null; readonly max: Limit<string> | null }
  | { readonly kind: 'float'; readonly min: Limit<number> | null; readonly max: Limit<number> | null }
  | {
      readonly kind: 'decimal'
      readonly precision: number
      readonly scale: number
      readonly min: Limit<string> | null
      readonly max: Limit<string> | null
    }
  | { readonly kind: 'enum'; readonly values: readonly string[] }
  | { readonly kind: 'bool' | 'date' | 'time' | 'datetime' | 'uuid' | 'email' | 'url' }

export interface Limit<T> {
  readonly value: T
  /** true for > and <, false for >= and <= */
  readonly exclusive: boolean
}

/** `now` is for datetime, `today` for date. Values of bigint and decimal are digits. */
export type Default =
  | { readonly kind: 'value'; readonly value: string | number | boolean }
  | { readonly kind: 'now' }
  | { readonly kind: 'today' }
