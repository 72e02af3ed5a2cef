import type { FieldType, Path } from '../types.ts'

/** What expressions know of the entities: asked by name, so that entities may refer to each other in circles. */
export interface Model {
  entity(name: string): Shape | undefined
}

export interface Shape {
  readonly name: string
  readonly table: string
  readonly members: ReadonlyMap<string, Member>
  /** false if a part of the entity could not be read: a member that is not known is no mistake then */
  readonly complete: boolean
  /** names of other ends that entities which could not be read might have here: no mistake either */
  readonly unsure?: ReadonlySet<string>
}

export type Member =
  | {
      readonly kind: 'column'
      readonly key: string
      readonly column: string
      readonly type: Exclude<FieldType, { kind: 'reference' }>
      readonly optional: boolean
      readonly private: boolean
    }
  /** one row: a reference, or the other end of a unique one */
  | { readonly kind: 'row'; readonly entity: string; readonly path: Path; readonly optional: boolean }
  /** many rows: parts, links, other ends */
  | { readonly kind: 'rows'; readonly entity: string; readonly path: Path }
  /** read when first asked for; null if it could not be, which was reported where it stands */
  | { readonly kind: 'computed'; readonly value: () => import('../types.ts').Expr | null }

/** What stands behind `input.` where an operation has one. */
export interface InputMember {
  readonly key: string
  readonly type: FieldType
  readonly optional: boolean
}

/** The names that an expression may begin with, besides `now` and `today`. */
export interface Roots {
  /** the entity whose row is `it`; null where there is no row */
  readonly it: string | null
  /** null where nothing is sent */
  readonly input: ReadonlyMap<string, InputMember> | null
}
