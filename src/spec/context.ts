import type { Notes } from './text/notes.ts'
import type { Api } from './types.ts'

/** What the readers of entities know of the rest of the spec. */
export interface Context {
  readonly notes: Notes
  readonly api: Api
  /** names of all entities, and of the types of one's own (which are not built yet) */
  readonly entities: ReadonlySet<string>
  readonly types: ReadonlySet<string>
  /** entities by what generated code calls their rows: `orders` */
  readonly rows: ReadonlyMap<string, string>
  /** the app has accounts, which are not built yet: then no entity has routes of itself */
  readonly accounts: boolean
}
