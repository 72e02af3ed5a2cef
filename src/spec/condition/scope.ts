import type { ASTNode } from '@marcbachmann/cel-js'
import type { Code } from '../../diagnostics/index.ts'
import type { Span } from '../../diagnostics/index.ts'
import { notYet } from '../read-map.ts'
import { partOf, type ScalarNode } from '../text/node.ts'
import { note, type Notes } from '../text/notes.ts'
import type { Expr, ValueType } from '../types.ts'
import { sentence, words } from './types.ts'
import type { Model, Roots } from './model.ts'

/** What the checks of one expression share. */
export interface Scope {
  readonly scalar: ScalarNode
  readonly roots: Roots
  readonly model: Model
  readonly notes: Notes
  /** variables of the macros around, the outermost first */
  readonly variables: readonly Variable[]
}

export interface Variable {
  readonly name: string
  readonly type: ValueType
  readonly nullable: boolean
}

/** A checked part, with its place for what its neighbours may have to say of it. */
export interface Operand {
  readonly expr: Expr
  readonly at: ASTNode
}

export function spanOf({ scalar }: Scope, at: Pick<ASTNode, 'start' | 'end'>): Span {
  return partOf(scalar, at.start, at.end)
}

/** Reports a mistake at a part of the expression. */
export function wrong(
  scope: Scope,
  code: Code,
  at: Pick<ASTNode, 'start' | 'end'>,
  message: string,
  hint?: string,
): null {
  return note(scope.notes, code, spanOf(scope, at), message, hint)
}

/** Reports that something other than `expected` stands there. */
export function wrongOperand(scope: Scope, { expr, at }: Operand, where: string, expected: string): null {
  const message = `${sentence(where)} is ${expected}, but this is ${words(expr.type)}.`
  return wrong(scope, 'wrong-operand', at, message)
}

export function later(scope: Scope, at: Pick<ASTNode, 'start' | 'end'>, construct: string): null {
  return notYet(scope.notes, spanOf(scope, at), construct)
}

/** The place of a name that stands behind a dot; the parser keeps none for methods. */
export function nameBehind({ scalar }: Scope, receiver: ASTNode, name: string): Pick<ASTNode, 'start' | 'end'> {
  const start = scalar.text.indexOf(name, receiver.end)
  return { start, end: start + name.length }
}
