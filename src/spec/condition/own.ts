import type { Expr } from '../types.ts'

/** Whether it depends on nothing but the row's own columns, so that it can stand in a CHECK or a partial index. */
export function isOwn(expr: Expr): boolean {
  switch (expr.node) {
    case 'now':
    case 'today':
    case 'input':
    case 'variable':
    case 'macro':
      return false
    case 'row':
      return true
    case 'column':
      return expr.of.node === 'row'
    case 'walk':
      return expr.of.node === 'row' && expr.path.kind === 'reference'
    case 'computed':
      return expr.of.node === 'row' && isOwn(expr.value)
    default:
      return partsOf(expr).every(isOwn)
  }
}

/** How many parts it has, with those of the computed fields that it uses. */
export function weight(expr: Expr): number {
  // their arguments stand twice in SQL
  const times = expr.node === 'call' && (expr.name === 'clamp' || expr.name === 'avg') ? 2 : 1
  return partsOf(expr).reduce((sum, part) => sum + times * weight(part), 1)
}

/** The expressions that it is made of. */
export function partsOf(expr: Expr): readonly Expr[] {
  switch (expr.node) {
    case 'literal':
    case 'row':
    case 'variable':
    case 'input':
    case 'now':
    case 'today':
      return []
    case 'column':
    case 'walk':
    case 'not':
    case 'negate':
      return [expr.of]
    case 'computed':
      return [expr.of, expr.value]
    case 'list':
      return expr.items
    case 'and':
    case 'or':
    case 'compare':
    case 'arithmetic':
      return [expr.left, expr.right]
    case 'choice':
      return [expr.when, expr.then, expr.else]
    case 'in':
      return [expr.item, expr.list]
    case 'macro':
      return [expr.list, expr.body]
    case 'call':
      return expr.args
  }
}
