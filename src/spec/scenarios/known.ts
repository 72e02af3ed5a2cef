import type { Notes } from '../text/notes.ts'
import type { Api, Entity, Requirement } from '../types.ts'
import type { Address, Answer } from './routes.ts'

/** What scenarios may refer to. */
export interface Known {
  readonly entities: readonly Entity[]
  readonly requirements: readonly Requirement[]
  readonly api: Api
}

/** What all scenarios share. */
export interface Stage extends Pick<Known, 'entities' | 'api'> {
  readonly notes: Notes
  readonly addresses: readonly Address[]
  /** how each address reads when all values count as the same: for what was probably meant */
  readonly alike: ReadonlyMap<string, string>
  /** codes of errors that each answer may have, found once */
  readonly codes: Map<Answer | null, ReadonlySet<string>>
  /** the first address of what fulfils requirements, by `Entity.verb` or `Entity.operation` */
  readonly calls: ReadonlyMap<string, Address>
  /** what fulfils each requirement, by its id; '' when nothing was named */
  readonly fulfilled: ReadonlyMap<string, string>
  /** false if a part of the spec could not be read: then a name or an address that is not known is no mistake */
  readonly whole: boolean
}

/** What is known while one scenario is read. The first two sets grow from step to step. */
export interface Scene extends Stage {
  /** names of values that earlier steps saved */
  readonly saved: Set<string>
  /** what the requests call, as `Cart.open`; null is an address that cannot be told, or shows only when it runs */
  readonly asked: Set<string | null>
  /** names that `given` and `people` bring, which are not built yet and were reported */
  readonly later: ReadonlySet<string>
}

/** Mistakes in requirements take nothing away from what scenarios refer to. */
const harmless: readonly string[] = ['bad-id', 'unknown-by']

/** Whether everything that was read so far could be read. */
export function isWhole(notes: Notes): boolean {
  return notes.every(({ severity, code }) => severity === 'warning' || harmless.includes(code))
}
