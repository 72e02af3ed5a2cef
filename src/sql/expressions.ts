import type { Expr, ValueType } from '../spec/index.ts'
import { arithmeticSql } from './arithmetic.ts'
import { callSql } from './calls.ts'
import { cast, commas, literalSql, ordered, widened } from './casts.ts'
import { type Sql, sql, type SqlPart, type SqlParameter } from './parts.ts'
import { bound, columnOf, computedSql, itemSql, selected, sourceOf } from './rows.ts'
import { type Scope, scopeOf } from './scope.ts'

export interface SqlOptions {
  /** the alias of `it`, 'it' if none is given; null: bare column names, for checks and partial indexes */
  readonly row?: string | null
}

/** Takes an expression and returns its value in SQL: null where it is missing. Ints that are computed are bigints. */
export const sqlOf = (expr: Expr, { row = 'it' }: SqlOptions = {}): readonly SqlPart[] => valueOf(expr, scopeOf(row))

/** A condition that is never null. */
export const conditionSql = (expr: Expr, { row = 'it' }: SqlOptions = {}): readonly SqlPart[] =>
  certain(expr, scopeOf(row))

/** The same for `where`, to which null is as good as false: shorter, and found by indexes. */
export const filterSql = (expr: Expr, { row = 'it' }: SqlOptions = {}): readonly SqlPart[] =>
  conditionOf(expr, scopeOf(row))

/** A value, null where it is missing. */
export const valueOf = (expr: Expr, scope: Scope): Sql => {
  switch (expr.node) {
    case 'literal':
      return literalSql(expr)
    case 'row':
    case 'variable':
      return columnOf(expr, 'id', scope)
    case 'walk':
      return columnOf(expr, 'id', scope)
    case 'input': {
      const { name, key, nullable: optional } = expr
      return parameter({ parameter: 'input', name, key, reference: expr.type.kind === 'row', optional }, expr.type)
    }
    case 'now':
    case 'today':
      return parameter({ parameter: expr.node }, expr.type)
    case 'column':
      return columnOf(expr.of, expr.column, scope)
    case 'computed':
      return computedSql(expr, scope)
    case 'negate':
      return sql`(- ${widened(expr.of, valueOf(expr.of, scope), expr.type)})`
    case 'choice':
      return choiceSql(expr, scope)
    case 'arithmetic':
      return arithmeticSql(expr, scope)
    case 'call':
      return asked(expr) ? certain(expr, scope) : callSql(expr, scope)
    case 'not':
    case 'and':
    case 'or':
    case 'compare':
    case 'in':
    case 'macro':
      return certain(expr, scope)
    case 'list':
      throw new Error('A list is no value')
  }
}

const parameter = (part: SqlParameter, type: ValueType): Sql => {
  const value = cast(type, [part])
  return type.kind === 'decimal' ? sql`round(${value}, ${String(type.scale)})` : value
}

const choiceSql = (expr: Expr & { readonly node: 'choice' }, scope: Scope): Sql => {
  const branch = (one: Expr): Sql => widened(one, valueOf(one, scope), expr.type)
  return sql`(case when ${conditionOf(expr.when, scope)} then ${branch(expr.then)} else ${branch(expr.else)} end)`
}

/** A condition that is true where it holds, and false or null where not. */
export const conditionOf = (expr: Expr, scope: Scope): Sql => {
  switch (expr.node) {
    case 'and':
    case 'or':
      return sql`(${conditionOf(expr.left, scope)} ${expr.node} ${conditionOf(expr.right, scope)})`
    case 'not':
      return sql`(not ${certain(expr.of, scope)})`
    case 'compare':
      return compareSql(expr, scope)
    case 'in':
      return inSql(expr, scope)
    case 'macro':
      return macroSql(expr, scope)
    case 'call':
      return callSql(expr, scope)
    default:
      return valueOf(expr, scope)
  }
}

/** A condition that is never null. */
export const certain = (expr: Expr, scope: Scope): Sql => {
  if (expr.node === 'and' || expr.node === 'or')
    return sql`(${certain(expr.left, scope)} ${expr.node} ${certain(expr.right, scope)})`
  const value = conditionOf(expr, scope)
  return canBeNull(expr) ? sql`coalesce(${value}, false)` : value
}

/** Whether its SQL can be null, though the expression itself is then false. */
const canBeNull = (expr: Expr): boolean => {
  switch (expr.node) {
    case 'compare':
      return !isNull(expr.left) && !isNull(expr.right) && (expr.left.nullable || expr.right.nullable)
    case 'in':
      return expr.list.node === 'list' && [expr.item, ...expr.list.items].some(({ nullable }) => nullable)
    case 'call':
      return asked(expr) && expr.name !== 'has' && expr.args.some(({ nullable }) => nullable)
    default:
      return expr.nullable
  }
}

const asked = ({ type }: Expr): boolean => type.kind === 'bool'

const isNull = (expr: Expr): boolean => expr.node === 'literal' && expr.value === null

const signs = { '==': '=', '!=': '<>', '<': '<', '<=': '<=', '>': '>', '>=': '>=' } as const

const compareSql = ({ sign, left, right }: Expr & { readonly node: 'compare' }, scope: Scope): Sql => {
  if (isNull(left) || isNull(right)) {
    const value = valueOf(isNull(right) ? left : right, scope)
    return sign === '==' ? sql`(${value} is null)` : sql`(${value} is not null)`
  }
  const equality = sign === '==' || sign === '!='
  const first = valueOf(left, scope)
  const plain = equality || left.node === 'column' || right.node === 'column'
  return sql`(${plain ? first : ordered(left.type, first)} ${signs[sign]} ${valueOf(right, scope)})`
}

const inSql = ({ item, list }: Expr & { readonly node: 'in' }, scope: Scope): Sql => {
  const value = valueOf(item, scope)
  if (list.node === 'list') {
    if (list.items.length === 0) return ['false']
    return sql`(${value} in (${commas(list.items.map((one) => valueOf(one, scope)))}))`
  }
  const source = sourceOf(list, scope)
  return sql`exists ${selected(['1'], { ...source, where: [...source.where, sql`${itemSql(source)} = ${value}`] })}`
}

const macroSql = (expr: Expr & { readonly node: 'macro' }, scope: Scope): Sql => {
  const source = sourceOf(expr.list, scope)
  const inner = bound(expr.depth, source, scope)
  const rows = (condition: Sql): Pick<typeof source, 'from' | 'where'> => ({
    ...source,
    where: [...source.where, condition],
  })
  switch (expr.macro) {
    case 'exists':
      return sql`exists ${selected(['1'], rows(conditionOf(expr.body, inner)))}`
    case 'all':
      return sql`(not exists ${selected(['1'], rows(sql`not ${certain(expr.body, inner)}`))})`
    case 'exists_one':
      return sql`(${selected(['count(*)'], rows(conditionOf(expr.body, inner)))} = 1)`
    case 'filter':
    case 'map':
      throw new Error('A list is no value')
  }
}
