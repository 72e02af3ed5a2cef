import type { Node, ScalarNode } from '../text/node.ts'
import { isEmpty } from '../text/node.ts'
import type { Notes } from '../text/notes.ts'
import { wrongKind } from '../read-map.ts'
import type { Expr, ValueType } from '../types.ts'
import { check } from './check.ts'
import { adapted } from './literals.ts'
import type { Model, Roots } from './model.ts'
import { weight } from './own.ts'
import { parseExpression, tooLarge } from './parse.ts'
import { type Operand, type Scope, wrong } from './scope.ts'
import { common, scaleOf, sentence, words } from './types.ts'

/**
 * `bool`: a condition. `value`: what an answer can show. A type: a value that a field of that type can hold. `any`: rows
 * and lists too.
 */
export type Wanted = 'bool' | 'value' | 'any' | ValueType

export interface ExpressionOptions {
  /** what it is, for messages: "`where` of Product" */
  readonly what: string
  readonly roots: Roots
  readonly wanted: Wanted
}

/** More would make a statement that a database takes long only to plan. */
const heaviest = 3000

/** Takes the text of an expression and returns it checked and typed; null if anything in it is wrong, which is reported. */
export function readExpression(node: Node, options: ExpressionOptions, model: Model, notes: Notes): Expr | null {
  if (node.kind !== 'scalar' || isEmpty(node) || node.text.trim() === '')
    return wrongKind(
      node.kind === 'scalar' ? { ...node, text: '', plain: true } : node,
      options.what,
      'an expression',
      notes,
    )
  const ast = parseExpression(node, notes)
  if (ast === null) return null
  const scope: Scope = { scalar: node, roots: options.roots, model, notes, variables: [] }
  const before = notes.length
  const expr = check(ast, scope)
  if (expr === null || notes.length > before) return null
  if (weight(expr) > heaviest)
    return tooLarge(node, notes, 'With the computed fields that it uses it has too many parts.')
  return asWanted({ expr, at: ast }, options, scope, node)
}

function asWanted(found: Operand, { what, wanted }: ExpressionOptions, scope: Scope, node: ScalarNode): Expr | null {
  const whole = { start: 0, end: node.text.length }
  const { expr } = found
  if (wanted === 'any') return expr
  if (wanted === 'bool') {
    if (expr.type.kind === 'bool') return expr
    return wrong(scope, 'not-a-condition', whole, `${sentence(what)} is a condition, but this is ${words(expr.type)}.`)
  }
  if (wanted === 'value') {
    if (!['row', 'list', 'null', 'duration'].includes(expr.type.kind)) return expr
    return wrong(scope, 'wrong-result', whole, `${sentence(what)} is a single value, but this is ${words(expr.type)}.`)
  }
  const fitting = adapted(found, wanted, scope)
  if (fitting === null || fits(fitting.type, wanted)) return fitting
  return wrong(
    scope,
    'wrong-result',
    whole,
    `${sentence(what)} is ${words(wanted)}, but this is ${words(expr.type)}.`,
    hintFor(expr.type, wanted),
  )
}

function fits(type: ValueType, wanted: ValueType): boolean {
  if (type.kind === 'enum' && wanted.kind === 'enum') return type.values.every((word) => wanted.values.includes(word))
  if (type.kind === 'string' && wanted.kind === 'enum') return false
  const both = common(type, wanted)
  if (both === null || both === 'inexact' || both.kind !== wanted.kind) return false
  return scaleOf(type) <= scaleOf(wanted)
}

function hintFor(type: ValueType, wanted: ValueType): string | undefined {
  if (type.kind !== 'decimal') return undefined
  if (wanted.kind === 'decimal') return `It has more digits after the point; write \`round(..., ${wanted.scale})\`.`
  return undefined
}
