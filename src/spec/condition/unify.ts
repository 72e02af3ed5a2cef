import type { ASTNode } from '@marcbachmann/cel-js'
import type { Expr, ValueType } from '../types.ts'
import { adapted, isSoft } from './literals.ts'
import { type Operand, type Scope, wrong } from './scope.ts'
import { common, words } from './types.ts'

export interface Unified {
  readonly exprs: readonly Expr[]
  readonly type: ValueType
}

/**
 * Finds the type that all the values share, and reads constants among them as that type. `saying` begins the message
 * where they share none: "`<` stands between".
 */
export function unify(operands: readonly Operand[], at: ASTNode, saying: string, scope: Scope): Unified | null {
  const firm = operands.filter(({ expr }) => !isSoft(expr))
  const target = joined(
    firm.map(({ expr }) => expr.type),
    at,
    saying,
    scope,
  )
  if (target === null) return null
  const exprs = operands.map((operand) => adapted(operand, target, scope))
  if (!exprs.every((expr) => expr !== null)) return null
  const type = joined(
    exprs.map((expr) => expr.type),
    at,
    saying,
    scope,
  )
  return type === null ? null : { exprs, type }
}

function joined(types: readonly ValueType[], at: ASTNode, saying: string, scope: Scope): ValueType | null {
  let type: ValueType = { kind: 'null' }
  for (const one of types) {
    const both = common(type, one)
    if (both === null)
      return wrong(scope, 'wrong-operand', at, `${saying} ${words(type)} and ${words(one)}.`, hintFor(type, one))
    if (both === 'inexact')
      return wrong(scope, 'inexact-mix', at, `${saying} ${words(type)} and ${words(one)}, which do not mix exactly.`)
    type = both
  }
  return type
}

function hintFor(left: ValueType, right: ValueType): string | undefined {
  const kinds = [left.kind, right.kind]
  if (kinds.includes('date') && kinds.includes('datetime'))
    return '`date(t)` is the day of a datetime, `today` that of `now`.'
  if (kinds.includes('row') && kinds.includes('uuid')) return 'The id of a row is its `.id`.'
  return undefined
}
