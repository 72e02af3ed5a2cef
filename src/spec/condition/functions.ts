import type { ASTNode } from '@marcbachmann/cel-js'
import type { Expr, FunctionName, ValueType } from '../types.ts'
import { adapted } from './literals.ts'
import { checkPattern } from './pattern.ts'
import { type Operand, type Scope, wrong, wrongOperand } from './scope.ts'
import { isExact, isInteger, isNumber, isOrdered, scaleOf } from './types.ts'
import { unify } from './unify.ts'

interface Signature {
  readonly least: number
  readonly most: number
  readonly read: (args: readonly Operand[], at: ASTNode, scope: Scope) => Expr | null
}

const mostPlaces = 20
const text: ValueType = { kind: 'string' }
const bool: ValueType = { kind: 'bool' }
const duration: ValueType = { kind: 'duration' }

/** What each function takes and gives. */
export const functions: { readonly [K in FunctionName]: Signature } = {
  size: taking(1, ([value], _, scope) => {
    if (value.expr.type.kind === 'list') return call('size', [value.expr], { kind: 'int' }, false)
    return fixed('size', [value], [text], { kind: 'int' }, scope)
  }),
  sum: taking(1, ([list], _, scope) => aggregate('sum', list, scope)),
  min: taking(1, ([list], _, scope) => aggregate('min', list, scope)),
  max: taking(1, ([list], _, scope) => aggregate('max', list, scope)),
  avg: taking(1, ([list], _, scope) => aggregate('avg', list, scope)),
  clamp: { least: 3, most: 3, read: readClamp },
  round: { least: 1, most: 2, read: readRound },
  lower: taking(1, (args, _, scope) => fixed('lower', args, [text], text, scope)),
  upper: taking(1, (args, _, scope) => fixed('upper', args, [text], text, scope)),
  has: taking(1, ([value], _, scope) => {
    if (value.expr.type.kind === 'list') return wrongOperand(scope, value, 'what `has` asks for', 'a single value')
    return call('has', [value.expr], bool, false)
  }),
  minutes: taking(1, (args, _, scope) => fixed('minutes', args, [{ kind: 'int' }], duration, scope)),
  hours: taking(1, (args, _, scope) => fixed('hours', args, [{ kind: 'int' }], duration, scope)),
  days: taking(1, (args, _, scope) => fixed('days', args, [{ kind: 'int' }], duration, scope)),
  years: {
    least: 2,
    most: 2,
    read: (args, _, scope) => fixed('years', args, [{ kind: 'date' }, { kind: 'date' }], { kind: 'int' }, scope),
  },
  date: taking(1, (args, _, scope) => fixed('date', args, [{ kind: 'datetime' }], { kind: 'date' }, scope)),
  startsWith: { least: 2, most: 2, read: (args, _, scope) => asked('startsWith', args, scope) },
  endsWith: { least: 2, most: 2, read: (args, _, scope) => asked('endsWith', args, scope) },
  contains: { least: 2, most: 2, read: (args, _, scope) => asked('contains', args, scope) },
  matches: { least: 2, most: 2, read: readMatches },
}

function taking(count: 1, read: (args: readonly [Operand], at: ASTNode, scope: Scope) => Expr | null): Signature {
  return {
    least: count,
    most: count,
    read: ([first], at, scope) => (first === undefined ? null : read([first], at, scope)),
  }
}

function call(name: FunctionName, args: readonly Expr[], type: ValueType, nullable?: boolean): Expr {
  return { node: 'call', name, args, type, nullable: nullable ?? args.some((arg) => arg.nullable) }
}

/** A function of single values, each of one certain type; an int where a number is wanted may be a bigint. */
function fixed(
  name: FunctionName,
  args: readonly Operand[],
  wanted: readonly ValueType[],
  type: ValueType,
  scope: Scope,
): Expr | null {
  const exprs = args.map((arg, index) => ofType(arg, wanted[index] ?? text, `what \`${name}\` takes`, scope))
  return exprs.every((expr) => expr !== null) ? call(name, exprs, type) : null
}

function ofType(arg: Operand, wanted: ValueType, where: string, scope: Scope): Expr | null {
  const expr = adapted(arg, wanted, scope)
  if (expr === null) return null
  const fits = wanted.kind === 'int' ? isInteger(expr.type) : expr.type.kind === wanted.kind
  if (fits) return expr
  return wrongOperand(
    scope,
    arg,
    where,
    wanted.kind === 'string' ? 'a text' : wanted.kind === 'int' ? 'an int' : `a ${wanted.kind}`,
  )
}

/** A question about a text: false where one is missing. */
function asked(name: FunctionName, args: readonly Operand[], scope: Scope): Expr | null {
  const found = fixed(name, args, [text, text], bool, scope)
  return found === null ? null : { ...found, nullable: false }
}

function readMatches(args: readonly Operand[], _: ASTNode, scope: Scope): Expr | null {
  const found = asked('matches', args, scope)
  const pattern = args[1]
  if (found === null || pattern === undefined) return null
  if (pattern.expr.node !== 'literal' || typeof pattern.expr.value !== 'string')
    return wrong(scope, 'bad-pattern', pattern.at, 'The pattern of `matches` is a constant.')
  const fault = checkPattern(pattern.expr.value)
  return fault === null ? found : wrong(scope, 'bad-pattern', pattern.at, fault.message, fault.hint)
}

type Aggregate = 'sum' | 'min' | 'max' | 'avg'

function aggregate(name: Aggregate, list: Operand, scope: Scope): Expr | null {
  const { type } = list.expr
  const ordered = name === 'min' || name === 'max'
  const expected = ordered ? 'a list of numbers, texts or times' : 'a list of numbers'
  if (type.kind !== 'list') return wrongOperand(scope, list, `what \`${name}\` takes`, expected)
  if (type.of.kind === 'row') {
    const hint = `Say which value of them: \`${name}(rows.map(row, row.price))\`.`
    return wrong(scope, 'wrong-operand', list.at, `\`${name}\` takes ${expected}, and these are rows.`, hint)
  }
  if (!(ordered ? isOrdered(type.of) : isNumber(type.of)))
    return wrong(scope, 'wrong-operand', list.at, `\`${name}\` takes ${expected}, and these are other values.`)
  const average = name === 'avg' && type.of.kind !== 'float'
  const result: ValueType = average ? { kind: 'decimal', scale: Math.max(6, scaleOf(type.of)) } : type.of
  return call(name, [list.expr], result, name !== 'sum')
}

function readClamp(args: readonly Operand[], at: ASTNode, scope: Scope): Expr | null {
  const all = unify(args, at, '`clamp` takes values of one type, and here stand', scope)
  if (all === null) return null
  if (isOrdered(all.type)) return call('clamp', all.exprs, all.type)
  return wrong(scope, 'wrong-operand', at, '`clamp` takes numbers, texts or times.')
}

function readRound([value, places]: readonly Operand[], _: ASTNode, scope: Scope): Expr | null {
  if (value === undefined) return null
  if (!isExact(value.expr.type)) return wrongOperand(scope, value, 'what `round` takes', 'a decimal or an int')
  const scale = places === undefined ? 0 : placesOf(places.expr)
  if (scale === null && places !== undefined)
    return wrong(
      scope,
      'wrong-operand',
      places.at,
      `The digits that \`round\` keeps are a constant from 0 to ${mostPlaces}.`,
    )
  return scale === null ? null : call('round', [value.expr], { kind: 'decimal', scale })
}

function placesOf(expr: Expr): number | null {
  if (expr.node !== 'literal' || expr.type.kind !== 'int' || typeof expr.value !== 'number') return null
  return expr.value >= 0 && expr.value <= mostPlaces ? expr.value : null
}
