import type { SQL } from 'drizzle-orm'
import type { Db, Tx } from '../db/index.ts'
import type { ErrorKind } from '../errors/index.ts'
import type { Scope } from '../scope/index.ts'

/** What an operation is given: values by their names, and rows where references were sent. */
export interface Given<I> {
  readonly input: I
  /** the moment of the request, and its day */
  readonly now: string
  readonly today: string
}

/** What an operation asks of the rows that it works on. */
export interface Rows {
  readonly name: string
  get(db: Db | Tx, scope: Scope, id: string): Promise<object>
  update(db: Db | Tx, scope: Scope, id: string, values: object): Promise<object>
  lock(tx: Tx, id: string): Promise<boolean>
  hold(tx: Tx, id: string): Promise<void>
  link(tx: Tx, id: string, relation: string, other: string): Promise<void>
  unlink(tx: Tx, id: string, relation: string, other: string): Promise<void>
}

export interface Failure<I> {
  readonly kind: ErrorKind
  /** another status than the kind's */
  readonly status?: number
  /** what the client is told */
  readonly says?: string
  /** it fails when this holds of the locked row `it`; without it the function raises it */
  readonly when?: (given: Given<I>) => SQL
}

/** A reference that is sent: the key that holds its id, where its row is, and whose part it must be. */
export interface Reference {
  readonly key: string
  readonly of: () => Rows
  /** the row's key that must hold the id of the row at hand */
  readonly partBy?: string
  /** it stands in the path, so that a missing one is an address of nothing */
  readonly inPath?: true
}

/** What an operation promises, as data: what it is given, how it can fail, and what it changes by itself. */
export interface Contract<I, _R = unknown> {
  readonly name: string
  /** where `it` is; absent when the operation acts on no row */
  readonly row?: () => Rows
  readonly references?: Readonly<Record<string, Reference>>
  /** of input that is not sent */
  readonly defaults?: Readonly<Record<string, unknown>>
  /** checked in this order, on locked rows, before anything is changed */
  readonly fails?: Readonly<Record<string, Failure<I>>>
  /** which words of which key it starts from, and the one it leads to; none is any other */
  readonly transition?: { readonly key: string; readonly from: readonly string[]; readonly to: string }
  /** keys of the row and what they become: a value, or SQL of the row `it` */
  readonly set?: (given: Given<I>) => Readonly<Record<string, unknown>>
  /** relations to many, and the id of the row that is added or taken out */
  readonly add?: (given: Given<I>) => Readonly<Record<string, string>>
  readonly remove?: (given: Given<I>) => Readonly<Record<string, string>>
  /** where the row that is answered stands; absent when nothing is answered */
  readonly returns?: () => Rows
}

/** `R` is the row that is answered; null when nothing is. */
export const contract = <I, R>(promise: Contract<I, R>): Contract<I, R> => promise
