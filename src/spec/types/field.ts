import type { Expr } from './expression.ts'

export interface Field {
  /** as in the spec: `customer` */
  readonly name: string
  /** in JSON and TypeScript: a reference is its id there, `customer_id` or `customerId`; else the name */
  readonly key: string
  /** snake_case */
  readonly column: string
  readonly type: FieldType
  readonly optional: boolean
  readonly default: Default | null
  readonly unique: boolean
  readonly index: boolean
  /** found by `?q=` */
  readonly search: boolean
  /** never sent by a client; a field with states is */
  readonly readonly: boolean
  /** sent only at creation */
  readonly immutable: boolean
  /** never answered */
  readonly private: boolean
  readonly description: string
}

export type FieldType =
  /** characters are Unicode code points; `max` null only where the spec gave none; `pattern` matches the whole text */
  | {
      readonly kind: 'string' | 'text'
      readonly min: number
      readonly max: number | null
      readonly pattern: string | null
    }
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
  /** the id of a row of another entity, or of the same */
  | { readonly kind: 'reference'; readonly entity: string; readonly onDelete: OnDelete }

/** What becomes of a row when the one it points at is deleted: nothing, because that is refused; it goes too; it points nowhere. */
export type OnDelete = 'restrict' | 'cascade' | 'nullify'

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
  /** a value of a row that the new one points at, as it is at that moment: `= it.product.price` */
  | { readonly kind: 'copy'; readonly from: Expr }
