import type { EntityNames } from '../../names/index.ts'
import type { Expr } from './expression.ts'
import type { Field } from './field.ts'
import type { Operation } from './operation.ts'
import type { Paging } from './spec.ts'

export interface Entity {
  readonly name: string
  readonly names: EntityNames
  readonly description: string
  /** its address below the prefix: '/stock-entries', or '/' */
  readonly path: string
  /** its own columns, references among them; a part's reference to its owner too */
  readonly fields: readonly Field[]
  /** the field of a part that points at its owner; null for all others */
  readonly owner: string | null
  /** parts that a row shows and takes: `items: [CartItem]` */
  readonly parts: readonly Part[]
  /** many-to-many relations that this entity declares: `tags: <-> Tag` */
  readonly links: readonly Link[]
  /** other ends of references and links, named by `<-` or by themselves; only conditions walk them */
  readonly ends: readonly End[]
  readonly computed: readonly Computed[]
  /** fields that are unique together, or alone for part of the rows; each list as it was written */
  readonly unique: readonly Unique[]
  readonly rules: readonly Rule[]
  /** operations and transitions, by name */
  readonly operations: readonly Operation[]
  /** names of the two columns that every entity has: created_at and updated_at, or createdAt and updatedAt */
  readonly timestamps: { readonly created: string; readonly updated: string }
  /** the exposed verbs in the order of `verbs` */
  readonly routes: readonly Route[]
  readonly list: ListRule
}

export interface Part {
  readonly name: string
  readonly entity: string
  /** the part's field that points here */
  readonly by: string
}

export interface Link {
  readonly name: string
  readonly entity: string
  /** the table of pairs, and its two columns: of this entity's row, and of the other one's */
  readonly table: string
  readonly own: string
  readonly other: string
  readonly readonly: boolean
}

/** Rows of another entity that lead here. */
export interface End {
  readonly name: string
  readonly entity: string
  /** through its reference field, or through its link read backwards */
  readonly by: { readonly kind: 'field' | 'link'; readonly name: string }
  /** the reference is unique, so that there is at most one */
  readonly single: boolean
}

export interface Computed {
  readonly name: string
  readonly value: Expr
  readonly description: string
}

export interface Unique {
  /** names of fields */
  readonly fields: readonly string[]
  /** only rows for which this holds; null: all */
  readonly where: Expr | null
}

export interface Rule {
  readonly name: string
  readonly check: Expr
  /** a check of the row's own columns, which the database itself can hold it to */
  readonly stored: boolean
  /** null: the API's status for broken rules */
  readonly status: number | null
  /** '' when none was given */
  readonly says: string
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
  /** rows that are listed at all; null: every one */
  readonly where: Expr | null
  /** names of fields that a client may filter by, sorted */
  readonly filter: readonly string[]
  /** those of them that a client must give, sorted */
  readonly require: readonly string[]
  /** references and links that a client may open with `?include=`, sorted */
  readonly include: readonly string[]
}

export interface SortKey {
  /** a field, or one of the entity's timestamps */
  readonly field: string
  readonly direction: 'asc' | 'desc'
}
