import type { Expr } from './expression.ts'
import type { Field } from './field.ts'
import type { ErrorKind } from './spec.ts'

/** A contract: where it is called, what goes in, what can fail, what it changes. A transition is one too. */
export interface Operation {
  readonly name: string
  readonly description: string
  /** null: only code calls it (`route: none`) */
  readonly route: OperationRoute | null
  /** it acts on one row, which is locked and known as `it` */
  readonly onRow: boolean
  readonly input: readonly Input[]
  /** the entity whose row is answered; null: nothing is */
  readonly returns: string | null
  /** by name, which is the order in which they are checked */
  readonly fails: readonly Failure[]
  /** null: the operation is no transition */
  readonly transition: Transition | null
  /** what it sets, by field name */
  readonly set: readonly Assignment[]
  readonly add: readonly LinkChange[]
  readonly remove: readonly LinkChange[]
  /** it calls the owner's function */
  readonly code: boolean
}

export interface OperationRoute {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** without the prefix; the row's id is ':id', an input's `:item_id` */
  readonly path: string
  readonly status: number
}

/** One value that is sent; `field` says its type and its key on the wire. */
export interface Input {
  readonly field: Field
  readonly from: 'path' | 'query' | 'body'
  /** it stands in a list as `input` and is written to the entity's field of the same name */
  readonly written: boolean
}

export interface Failure {
  /** the code that a client sees */
  readonly name: string
  readonly kind: ErrorKind
  /** another status than the kind's; null: the kind's own */
  readonly status: number | null
  /** it fails when this holds; null: the code raises it */
  readonly when: Expr | null
  /** '' when none was given */
  readonly says: string
}

export interface Transition {
  /** the field with states */
  readonly field: string
  /** [] is any other than `to` */
  readonly from: readonly string[]
  readonly to: string
}

export interface Assignment {
  readonly field: string
  readonly value: Expr
}

export interface LinkChange {
  readonly link: string
  /** a row of the linked entity: `input.tag` */
  readonly value: Expr
}
