import type { ASTNode } from '@marcbachmann/cel-js'
import type { Expr, ExprNode, ValueType } from '../types.ts'
import { check, operand, readCondition } from './check.ts'
import { isRoot } from './names.ts'
import { nameBehind, type Operand, type Scope, wrong, wrongOperand } from './scope.ts'
import { itemNullable, words } from './types.ts'

type Macro = Extract<ExprNode, { readonly node: 'macro' }>['macro']
export const macros: readonly Macro[] = ['exists', 'all', 'exists_one', 'filter', 'map']

export function isMacro(name: string): name is Macro {
  return macros.some((macro) => macro === name)
}

/** `it.items.exists(item, item.price > 10)`; `map` also takes a condition before its value. */
export function readMacro(at: ASTNode & { op: 'rcall' }, macro: Macro, scope: Scope): Expr | null {
  const [, receiver, args] = at.args
  const list = operand(receiver, scope)
  const [name, first, second] = args
  if (name === undefined || first === undefined || args.length > (macro === 'map' ? 3 : 2))
    return wrong(
      scope,
      'wrong-arguments',
      nameBehind(scope, receiver, macro),
      `\`${macro}\` takes a name and ${bodies(macro)}.`,
    )
  const inner = within(list, name, scope)
  if (inner === null || list === null) return null
  if (second === undefined) return bound(macro, list.expr, first, inner)
  const filtered = bound('filter', list.expr, first, inner)
  const mapped = bound('map', filtered ?? list.expr, second, inner)
  return filtered === null ? null : mapped
}

function bodies(macro: Macro): string {
  return macro === 'map' ? 'a value, perhaps with a condition before it' : 'a condition'
}

/** The scope of the body: one more variable, a row of the list. */
function within(list: Operand | null, at: ASTNode, scope: Scope): Scope | null {
  const name = at.op === 'id' ? at.args : ''
  if (isRoot(name) || scope.variables.some((variable) => variable.name === name))
    return wrong(
      scope,
      'taken-variable',
      at,
      `\`${name}\` already means something here.`,
      'Choose another name for the variable.',
    )
  if (list === null) return null
  const { expr } = list
  if (expr.type.kind !== 'list') return wrongOperand(scope, list, 'what stands before a macro', 'a list of rows')
  if (expr.type.of.kind !== 'row' || expr.node === 'list')
    return wrong(
      scope,
      'wrong-operand',
      list.at,
      'Macros go over rows that an entity leads to, and this is a list of values.',
      'Put the condition before `map`: `.filter(row, ...)`.',
    )
  const variable = { name, type: expr.type.of, nullable: itemNullable(expr) }
  return { ...scope, variables: [...scope.variables, variable] }
}

function bound(macro: Macro, list: Expr, at: ASTNode, inner: Scope): Expr | null {
  const depth = inner.variables.length - 1
  const variable = inner.variables[depth]?.name ?? ''
  const body = macro === 'map' ? readValue(at, inner) : readCondition(at, `what \`${macro}\` asks of a row`, inner)
  if (body === null) return null
  return {
    node: 'macro',
    macro,
    list,
    variable,
    depth,
    body,
    type: typeOf(macro, list.type, body.type),
    nullable: false,
  }
}

function readValue(at: ASTNode, scope: Scope): Expr | null {
  const body = check(at, scope)
  if (body === null || (body.type.kind !== 'list' && body.type.kind !== 'null')) return body
  return wrong(scope, 'wrong-operand', at, `\`map\` takes a value from each row, and this is ${words(body.type)}.`)
}

function typeOf(macro: Macro, list: ValueType, body: ValueType): ValueType {
  if (macro === 'filter') return list
  return macro === 'map' ? { kind: 'list', of: body } : { kind: 'bool' }
}
