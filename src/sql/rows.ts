import type { Expr, ValueType } from '../spec/index.ts'
import { conditionOf, valueOf } from './expressions.ts'
import { joined, type Sql, sql } from './parts.ts'
import { dotted, type Scope } from './scope.ts'
import { sqlName } from './types.ts'

/** Rows of a list: what stands behind `from` and `where`. */
export interface Source {
  readonly from: Sql
  readonly where: readonly Sql[]
  /** of each row, with its dot */
  readonly row: string
  /** of a list that was mapped to values: each value */
  readonly value: { readonly expr: Expr; readonly sql: Sql } | null
}

/** `select ... from ... where ...`, in parentheses. */
export const selected = (what: Sql, { from, where }: Pick<Source, 'from' | 'where'>): Sql =>
  where.length === 0
    ? sql`(select ${what} from ${from})`
    : sql`(select ${what} from ${from} where ${joined(where, ' and ')})`

/** A column of the row that an expression gives; nothing where there is no row. */
export const columnOf = (of: Expr, column: string, scope: Scope): Sql => {
  const row = rowAt(of, scope)
  if (row !== null) return [`${row}${sqlName(column)}`]
  if (of.node === 'walk' && of.path.kind === 'reference' && column === 'id')
    return columnOf(of.of, of.path.column, scope)
  if (column === 'id' && of.node !== 'walk') return valueOf(of, scope)
  const found = lookedUp(of, scope)
  return selected([`${found.row}${sqlName(column)}`], found)
}

/** The alias of a row that is at hand anyway; null for one that must be looked up. */
const rowAt = (of: Expr, { row, variables }: Scope): string | null => {
  if (of.node === 'row') return row
  return of.node === 'variable' ? (variables[of.depth] ?? null) : null
}

/** The one row that an expression gives, looked up. */
const lookedUp = (of: Expr, scope: Scope): Source => {
  const alias = scope.alias()
  const row = dotted(alias)
  const from: Sql = [`${sqlName(tableOf(of.type))} ${alias}`]
  const by = of.node === 'walk' && of.path.kind === 'children' ? of.path.column : 'id'
  const id =
    of.node === 'walk' && of.path.kind === 'children' ? columnOf(of.of, 'id', scope) : columnOf(of, 'id', scope)
  return { from, where: [sql`${row}${sqlName(by)} = ${id}`], row, value: null }
}

const tableOf = (type: ValueType): string => {
  if (type.kind === 'row') return type.table
  throw new Error(`Not a row: ${type.kind}`)
}

/** A computed field: its own expression, in which `it` is another row. */
export const computedSql = (expr: Expr & { readonly node: 'computed' }, scope: Scope): Sql => {
  const row = rowAt(expr.of, scope)
  if (row !== null) {
    const value = valueOf(expr.value, { ...scope, row, variables: [] })
    // a variable whose row is missing has only missing members, even those that are counts of nothing
    return expr.of.nullable ? sql`(case when ${row}"id" is not null then ${value} end)` : value
  }
  const found = lookedUp(expr.of, scope)
  return selected(valueOf(expr.value, { ...scope, row: found.row, variables: [] }), found)
}

export const sourceOf = (list: Expr, scope: Scope): Source => {
  switch (list.node) {
    case 'walk':
      return walked(list, scope)
    case 'macro':
      return list.macro === 'map' ? mapped(list, scope) : filtered(list, scope)
    case 'computed':
      return computedList(list, scope)
    default:
      throw new Error(`Not a list of rows: ${list.node}`)
  }
}

const walked = ({ of, path }: Expr & { readonly node: 'walk' }, scope: Scope): Source => {
  const id = columnOf(of, 'id', scope)
  const alias = scope.alias()
  const row = dotted(alias)
  const table = `${sqlName(path.table)} ${alias}`
  if (path.kind === 'reference') throw new Error('A reference leads to one row')
  if (path.kind === 'children')
    return { from: [table], where: [sql`${row}${sqlName(path.column)} = ${id}`], row, value: null }
  const pairs = scope.alias()
  const from = `${sqlName(path.pairs)} ${pairs} join ${table} on ${row}"id" = ${pairs}.${sqlName(path.other)}`
  return { from: [from], where: [sql`${pairs}.${sqlName(path.own)} = ${id}`], row, value: null }
}

const filtered = (list: Expr & { readonly node: 'macro' }, scope: Scope): Source => {
  const source = sourceOf(list.list, scope)
  return { ...source, where: [...source.where, conditionOf(list.body, bound(list.depth, source, scope))] }
}

const mapped = (list: Expr & { readonly node: 'macro' }, scope: Scope): Source => {
  const source = sourceOf(list.list, scope)
  const value = valueOf(list.body, bound(list.depth, source, scope))
  if (list.body.type.kind !== 'row') return { ...source, value: { expr: list.body, sql: value } }
  const alias = scope.alias()
  const row = dotted(alias)
  return {
    ...source,
    from: sql`${source.from} left join ${sqlName(tableOf(list.body.type))} ${alias} on ${row}"id" = ${value}`,
    row,
  }
}

const computedList = (list: Expr & { readonly node: 'computed' }, scope: Scope): Source => {
  const row = rowAt(list.of, scope)
  if (row !== null) return sourceOf(list.value, { ...scope, row, variables: [] })
  const found = lookedUp(list.of, scope)
  const source = sourceOf(list.value, { ...scope, row: found.row, variables: [] })
  return { ...source, from: sql`${found.from} cross join ${source.from}`, where: [...found.where, ...source.where] }
}

/** The scope of a macro's body. */
export const bound = (depth: number, { row }: Source, scope: Scope): Scope => ({
  ...scope,
  variables: [...scope.variables.slice(0, depth), row],
})

/** What a list holds: values, or the ids of rows. */
export const itemSql = ({ row, value }: Source): Sql => value?.sql ?? [`${row}"id"`]
