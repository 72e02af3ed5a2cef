import type { Tx } from '../db/index.ts'
import type { About } from '../errors/index.ts'
import type { Scope } from '../scope/index.ts'

interface Terms {
  /** the row at hand */
  readonly it?: unknown
  readonly input: unknown
  /** names of the failures that the function may raise */
  readonly fails: string
  readonly returns: unknown
}

/** What the owner's function works with. All of it happens in one transaction, and only there. */
export interface Context<T extends Terms> {
  readonly tx: Tx
  readonly scope: Scope
  /** the row at hand, locked, as it is after what the contract itself changes */
  readonly it: T['it']
  /** what was sent; references are their rows, locked */
  readonly input: T['input']
  /** raises a named failure; nothing of the transaction stays */
  readonly fail: { readonly [N in T['fails']]: (about?: About) => never }
}

/**
 * The owner's function behind an operation. After a lost race for the same rows it is run again from its beginning, so
 * what it does outside of `tx` must be harmless when it happens twice.
 */
export type Handler<T extends Terms> = (context: Context<T>) => Promise<T['returns']>
