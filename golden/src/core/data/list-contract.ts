import type { Db, Tx } from '../db/index.ts'
import type { Scope } from '../scope/index.ts'
import type { Filters } from './filters.ts'
import type { ListQuery, Paging } from './paging.ts'

/** One page of rows, in the shape of its paging. */
export type List<A> = (db: Db | Tx, scope: Scope, query?: ListQuery) => Promise<A>

export interface ListOptions<P extends Paging> {
  /** keys that a client may sort by, in either direction; the first is the default */
  readonly sort: readonly [string, ...string[]]
  readonly paging: P
  readonly filters?: Filters
}

/** What a list is made of, besides its paging. */
export interface Listing {
  /** the order when none is asked for */
  readonly usual: string
  readonly filters: Filters
}
