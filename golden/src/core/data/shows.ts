import type { Db, Tx } from '../db/index.ts'
import type { Scope } from '../scope/index.ts'
import { rfc3339 } from './columns.ts'
import { type Extra, quoted } from './table.ts'

/** What a row shows beyond its columns: worked out by the database, ids of linked rows, or its parts. */
export type Shown = Computed<unknown> | Linked | Parts<unknown, unknown>
export type Shows = Readonly<Record<string, Shown>>

export interface Computed<V> {
  readonly kind: 'computed'
  /** SQL in which the row is `it` */
  readonly sql: string
  readonly read: (value: unknown) => V
}

/** A many-to-many relation: the ids of the other rows. */
export interface Linked {
  readonly kind: 'linked'
  /** the table of pairs, and its columns for this row and the other one */
  readonly pairs: string
  readonly own: string
  readonly other: string
}

export interface Parts<V, I> {
  readonly kind: 'parts'
  readonly of: () => PartsOf
  /** the part's key that holds this row's id */
  readonly by: string
  /** never set: what the parts are, for the compiler */
  readonly types?: { readonly view: V; readonly input: I }
}

/** What an owner asks of its parts' repository. */
export interface PartsOf {
  /** the parts of many owners with one query, each owner's in the order of their making */
  ownedBy(db: Db | Tx, key: string, ids: readonly string[]): Promise<ReadonlyMap<string, readonly object[]>>
  create(db: Db | Tx, scope: Scope, values: never): Promise<object>
}

/** What another entity's rows are opened with: `?include=customer`. */
export interface Related {
  byIds(db: Db | Tx, ids: readonly string[]): Promise<ReadonlyMap<string, object>>
}

export type ShownOf<S extends Shows> = {
  [K in keyof S]: S[K] extends Linked
    ? string[]
    : S[K] extends Computed<infer V>
      ? V
      : S[K] extends Parts<infer V, infer _>
        ? V
        : never
}

type GivenKeys<S extends Shows> = { [K in keyof S]: S[K] extends Computed<unknown> ? never : K }[keyof S]

/** What may be given for them in a new row. */
export type GivenFor<S extends Shows> = {
  [K in GivenKeys<S>]?: S[K] extends Linked ? readonly string[] : S[K] extends Parts<infer _, infer I> ? I : never
}

/** Worked out by the database; the driver's value is the row's. */
export const computed = <V extends string | boolean | number | null>(sql: string): Computed<V> => ({
  kind: 'computed',
  sql,
  read: (value) => value as V,
})

/** A whole number: the driver gives 64 bits as digits. */
export const computedInt = <V extends number | null>(sql: string): Computed<V> => ({
  kind: 'computed',
  sql,
  read: (value) => (value === null ? null : Number(value)) as V,
})

export const computedInstant = <V extends string | null>(sql: string): Computed<V> => ({
  kind: 'computed',
  sql,
  read: (value) => (typeof value === 'string' ? rfc3339(value) : null) as V,
})

export const linked = (pairs: string, own: string, other: string): Linked => ({ kind: 'linked', pairs, own, other })

interface Owned {
  get(db: Db, scope: Scope, id: string): Promise<unknown>
  create(db: Db, scope: Scope, values: never): Promise<unknown>
}

/** Rows of another table that belong to this one. */
export const partsOf = <R extends Owned & PartsOf, const By extends string>(
  of: () => R,
  by: By,
): Parts<Awaited<ReturnType<R['get']>>[], readonly Omit<Parameters<R['create']>[2], By>[]> => ({
  kind: 'parts',
  of,
  by,
})

/** Those that stand in the select list. */
export const extrasOf = (shows: Shows): Extra[] =>
  Object.entries(shows).flatMap(([key, shown]): Extra[] => {
    switch (shown.kind) {
      case 'computed':
        return [{ key, sql: quoted(key), expression: shown.sql, read: shown.read }]
      case 'linked':
        return [{ key, sql: quoted(key), expression: idsOf(shown), read: (value) => value }]
      case 'parts':
        return []
    }
  })

const idsOf = ({ pairs, own, other }: Linked): string =>
  `array(select p.${quoted(other)}::text from ${quoted(pairs)} as p where p.${quoted(own)} = it."id" order by p.${quoted(other)})`
