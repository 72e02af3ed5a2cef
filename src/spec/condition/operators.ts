import type { ASTNode } from '@marcbachmann/cel-js'
import type { Expr, ExprNode, ValueType } from '../types.ts'
import { check, operand, readCondition } from './check.ts'
import { type Operand, type Scope, wrong, wrongOperand } from './scope.ts'
import { isInteger, isNumber, isOrdered, itemNullable, scaleOf, words } from './types.ts'
import { unify } from './unify.ts'

type Sign<N extends 'compare' | 'arithmetic'> = Extract<ExprNode, { readonly node: N }>['sign']

const bool = { type: { kind: 'bool' }, nullable: false } as const

export function readJunction(at: ASTNode & { op: '&&' | '||' }, scope: Scope): Expr | null {
  const where = `what stands beside \`${at.op}\``
  const left = readCondition(at.args[0], where, scope)
  const right = readCondition(at.args[1], where, scope)
  if (left === null || right === null) return null
  return { node: at.op === '&&' ? 'and' : 'or', left, right, ...bool }
}

export function readChoice(at: ASTNode & { op: '?:' }, scope: Scope): Expr | null {
  const when = readCondition(at.args[0], 'what stands before `?`', scope)
  const branches = operands(at.args.slice(1), scope)
  if (when === null || branches === null) return null
  const both = unify(branches, at, 'The two values of a choice are', scope)
  const [then, otherwise] = both?.exprs ?? []
  if (both === null || then === undefined || otherwise === undefined) return null
  if (both.type.kind === 'list' || both.type.kind === 'null')
    return wrong(scope, 'wrong-operand', at, `A choice is between two values, and this is ${words(both.type)}.`)
  return { node: 'choice', when, then, else: otherwise, type: both.type, nullable: then.nullable || otherwise.nullable }
}

export function readList(at: ASTNode & { op: 'list' }, scope: Scope): Expr | null {
  const items = operands(at.args, scope)
  if (items === null) return null
  const nested = items.find(({ expr }) => expr.type.kind === 'list')
  if (nested !== undefined) return wrongOperand(scope, nested, 'an item of a list', 'a single value')
  const all = unify(items, at, 'A list holds values of one type, and here stand', scope)
  if (all === null) return null
  return { node: 'list', items: all.exprs, type: { kind: 'list', of: all.type }, nullable: false }
}

export function readComparison(at: ASTNode, sign: Sign<'compare'>, scope: Scope): Expr | null {
  const sides = bothSides(at, scope)
  if (sides === null) return null
  const both = unify(sides, at, `\`${sign}\` stands between`, scope)
  const [left, right] = both?.exprs ?? []
  if (both === null || left === undefined || right === undefined) return null
  const equality = sign === '==' || sign === '!='
  const list = sides.find(({ expr }) => expr.type.kind === 'list')
  if (list !== undefined) return wrongOperand(scope, list, `what stands beside \`${sign}\``, 'a single value')
  if (equality) return { node: 'compare', sign, left, right, ...bool }
  const nil = sides.find(({ expr }) => expr.type.kind === 'null')
  if (nil !== undefined)
    return wrong(
      scope,
      'wrong-operand',
      nil.at,
      'Nothing is smaller or larger than null.',
      'Ask `== null` or `!= null`.',
    )
  if (!isOrdered(both.type))
    return wrong(
      scope,
      'wrong-operand',
      at,
      `\`${sign}\` needs an order, and there is none among values such as ${words(both.type)}.`,
    )
  return { node: 'compare', sign, left, right, ...bool }
}

export function readIn(at: ASTNode & { op: 'in' }, scope: Scope): Expr | null {
  const item = operand(at.args[0], scope)
  if (at.args[1].op === 'list')
    return item === null ? (check(at.args[1], scope), null) : inListed(item, at, at.args[1], scope)
  const list = operand(at.args[1], scope)
  if (item === null || list === null) return null
  if (list.expr.type.kind !== 'list') return wrongOperand(scope, list, 'what stands behind `in`', 'a list')
  const both = unify(
    [item, { expr: itemOf(list.expr, list.expr.type.of), at: list.at }],
    at,
    '`in` stands between',
    scope,
  )
  const [found] = both?.exprs ?? []
  return found === undefined ? null : { node: 'in', item: found, list: list.expr, ...bool }
}

/** The items that are listed, and the one that is looked for, have one type; so constants among them are read by it. */
function inListed(item: Operand, at: ASTNode, list: ASTNode & { op: 'list' }, scope: Scope): Expr | null {
  const items = operands(list.args, scope)
  if (items === null) return null
  const all = unify([item, ...items], at, '`in` stands between', scope)
  const [found, ...rest] = all?.exprs ?? []
  if (all === null || found === undefined) return null
  if (all.type.kind === 'list') return wrongOperand(scope, item, 'what stands before `in`', 'a single value')
  const among: Expr = { node: 'list', items: rest, type: { kind: 'list', of: all.type }, nullable: false }
  return { node: 'in', item: found, list: among, ...bool }
}

/** Stands for any item of a list while types are compared. */
function itemOf(list: Expr, type: ValueType): Expr {
  return { node: 'variable', name: '', depth: 0, type, nullable: itemNullable(list) }
}

export function readArithmetic(at: ASTNode, sign: Sign<'arithmetic'>, scope: Scope): Expr | null {
  const sides = bothSides(at, scope)
  if (sides === null) return null
  const [left, right] = sides
  const timely = sign === '+' || sign === '-' ? timeType(left.expr.type, right.expr.type, sign) : null
  if (timely !== null) return joined(sign, left.expr, right.expr, timely)
  const both = unify(sides, at, `\`${sign}\` stands between`, scope)
  const [first, second] = both?.exprs ?? []
  if (both === null || first === undefined || second === undefined) return null
  const type = resultType(both.type, first.type, second.type, sign)
  if (type === null) return wrongArithmetic(at, sign, left, right, scope)
  if ((sign === '/' || sign === '%') && isZero(second))
    return wrong(scope, 'division-by-zero', right.at, 'This is a division by zero.')
  return joined(sign, first, second, type)
}

function joined(sign: Sign<'arithmetic'>, left: Expr, right: Expr, type: ValueType): Expr {
  const undefinedAtZero = (sign === '/' || sign === '%') && right.node !== 'literal'
  return { node: 'arithmetic', sign, left, right, type, nullable: left.nullable || right.nullable || undefinedAtZero }
}

function wrongArithmetic(at: ASTNode, sign: string, left: Operand, right: Operand, scope: Scope): null {
  const message = `\`${sign}\` stands between ${words(left.expr.type)} and ${words(right.expr.type)}.`
  return wrong(scope, 'wrong-operand', at, message)
}

function isZero(expr: Expr): boolean {
  return expr.node === 'literal' && typeof expr.value !== 'boolean' && expr.value !== null && Number(expr.value) === 0
}

/** Sums and differences with times in them; a date and a duration give the day in which that moment lies. */
function timeType(left: ValueType, right: ValueType, sign: '+' | '-'): ValueType | null {
  const [first, second] = [left.kind, right.kind]
  if (first === 'duration' && second === 'duration') return left
  if ((first === 'datetime' || first === 'date') && second === 'duration') return left
  if (sign === '+') return first === 'duration' && (second === 'datetime' || second === 'date') ? right : null
  return first === second && (first === 'datetime' || first === 'date') ? { kind: 'duration' } : null
}

function resultType(type: ValueType, left: ValueType, right: ValueType, sign: Sign<'arithmetic'>): ValueType | null {
  if (type.kind === 'string') return sign === '+' && left.kind === 'string' && right.kind === 'string' ? type : null
  if (!isNumber(type)) return null
  if (sign === '%') return isInteger(type) ? type : null
  if (type.kind !== 'decimal') return type
  if (sign === '*') return { kind: 'decimal', scale: scaleOf(left) + scaleOf(right) }
  if (sign === '/') return { kind: 'decimal', scale: Math.max(6, type.scale) }
  return type
}

function bothSides(at: ASTNode, scope: Scope): readonly [Operand, Operand] | null {
  const [first, second] = at.args as readonly [ASTNode, ASTNode]
  const left = operand(first, scope)
  const right = operand(second, scope)
  return left === null || right === null ? null : [left, right]
}

/** Several parts; each is looked at, even if the first cannot be read. */
export function operands(all: readonly ASTNode[], scope: Scope): readonly Operand[] | null {
  const found = all.map((one) => operand(one, scope))
  return found.every((one) => one !== null) ? found : null
}
