import type { Expr } from '../spec/index.ts'
import { commas, ordered, quotient, widened } from './casts.ts'
import { valueOf } from './expressions.ts'
import { joined, type Sql, sql } from './parts.ts'
import { itemSql, selected, sourceOf } from './rows.ts'
import type { Scope } from './scope.ts'

type Call = Expr & { readonly node: 'call' }
type Aggregate = 'sum' | 'min' | 'max' | 'avg'

export const sizeSql = ({ args: [of] }: Call, scope: Scope): Sql => {
  if (of === undefined) return ['0']
  if (of.type.kind !== 'list') return sql`char_length(${valueOf(of, scope)})`
  if (of.node === 'list') return [String(of.items.length)]
  return selected(['count(*)'], sourceOf(of, scope))
}

/** What is missing is left out. Lists that were written down need no subquery, so that a check may have them. */
export const aggregateSql = (name: Aggregate, expr: Call, scope: Scope): Sql => {
  const [list] = expr.args
  if (list === undefined) throw new Error(`${name} of nothing`)
  if (list.node === 'list') return ofItems(name, list.items, expr, scope)
  const source = sourceOf(list, scope)
  const item = itemSql(source)
  if (isColumn(list)) return selected(ofRows(name, item, expr), source)
  // an aggregate of nothing but outer columns would be one of the outer query
  const alias = scope.alias()
  const from = sql`${selected(sql`${item} as value`, source)} ${alias}`
  return selected(ofRows(name, [`${alias}.value`], expr), { from, where: [] })
}

const isColumn = (list: Expr): boolean =>
  list.node === 'macro' &&
  list.body.node === 'column' &&
  list.body.of.node === 'variable' &&
  list.body.of.depth === list.depth

const ofRows = (name: Aggregate, item: Sql, { type }: Call): Sql => {
  switch (name) {
    case 'sum':
      return total(type, sql`coalesce(sum(${item}), 0)`)
    case 'min':
    case 'max':
      return sql`${name}(${ordered(type, item)})`
    case 'avg':
      if (type.kind !== 'decimal') return sql`avg(${item})`
      return quotient(sql`sum(${item})::numeric`, sql`nullif(count(${item}), 0)`, type.scale)
  }
}

const ofItems = (name: Aggregate, items: readonly Expr[], expr: Call, scope: Scope): Sql => {
  const { type } = expr
  const values = items.map((item) =>
    widened(item, valueOf(item, scope), name === 'avg' && type.kind === 'decimal' ? itemType(expr) : type),
  )
  const sum = sql`(${joined(
    values.map((value, index) => (items[index]?.nullable === true ? sql`coalesce(${value}, 0)` : value)),
    ' + ',
  )})`
  switch (name) {
    case 'sum':
      return total(type, sum)
    case 'min':
      return sql`least(${commas(values.map((value) => ordered(type, value)))})`
    case 'max':
      return sql`greatest(${commas(values.map((value) => ordered(type, value)))})`
    case 'avg': {
      const count = sql`nullif(num_nonnulls(${commas(values)}), 0)`
      return type.kind === 'decimal' ? quotient(sql`${sum}::numeric`, count, type.scale) : sql`(${sum} / ${count})`
    }
  }
}

const itemType = ({ args, type }: Call): Call['type'] => {
  const of = args[0]?.type
  return of?.kind === 'list' ? of.of : type
}

/** Sums of bigints are numerics, and a sum of nothing has no digits after its point. */
const total = (type: Call['type'], sum: Sql): Sql => {
  if (type.kind === 'decimal') return sql`round(${sum}, ${String(type.scale)})`
  return type.kind === 'float' ? sql`${sum}::double precision` : sql`${sum}::bigint`
}
