import type { Expr, FieldType, Path, ValueType } from '../spec/index.ts'

/** A value of a condition: numbers for all that counts, times and spans in milliseconds, a row as itself. */
export type Value = string | number | boolean | null | RowView | readonly Value[]

/** A row that is known as far as a condition walks. */
export interface RowView {
  readonly read: (name: string) => Value
  /** rows that lead to this one */
  readonly rows: (path: Path) => readonly RowView[]
}

export interface Moment {
  readonly now: number
}

interface Scope extends Moment {
  readonly it: RowView
  readonly variables: readonly RowView[]
}

const day = 86_400_000

/**
 * Evaluates a condition over rows that tests will make. An estimate, which chooses values for fixtures: it reckons with
 * JavaScript's numbers, and decides nothing else.
 */
export const interpret = (expr: Expr, it: RowView, { now }: Moment): Value => valueOf(expr, { it, now, variables: [] })

const valueOf = (expr: Expr, scope: Scope): Value => {
  switch (expr.node) {
    case 'literal':
      return plainValue(expr.type.kind, expr.value)
    case 'row':
      return scope.it
    case 'variable':
      return scope.variables[expr.depth] ?? null
    case 'input':
      return null
    case 'now':
      return scope.now
    case 'today':
      return Math.floor(scope.now / day) * day
    case 'column': {
      const row = valueOf(expr.of, scope)
      return isRow(row) ? row.read(expr.name) : null
    }
    case 'computed': {
      const row = valueOf(expr.of, scope)
      return isRow(row) ? valueOf(expr.value, { ...scope, it: row, variables: [] }) : null
    }
    case 'walk':
      return walked(expr, scope)
    case 'list':
      return expr.items.map((item) => valueOf(item, scope))
    case 'not':
      return valueOf(expr.of, scope) !== true
    case 'negate':
      return negated(valueOf(expr.of, scope))
    case 'and':
      return valueOf(expr.left, scope) === true && valueOf(expr.right, scope) === true
    case 'or':
      return valueOf(expr.left, scope) === true || valueOf(expr.right, scope) === true
    case 'choice':
      return valueOf(valueOf(expr.when, scope) === true ? expr.then : expr.else, scope)
    case 'compare':
      return compared(expr, scope)
    case 'arithmetic':
      return reckoned(expr, scope)
    case 'in': {
      const [item, list] = [valueOf(expr.item, scope), valueOf(expr.list, scope)]
      return item !== null && Array.isArray(list) && list.includes(item)
    }
    case 'macro':
      return overRows(expr, scope)
    case 'call':
      return called(expr, scope)
  }
}

export const isRow = (value: Value): value is RowView => typeof value === 'object' && value !== null && 'read' in value

type Of<N extends Expr['node']> = Extract<Expr, { readonly node: N }>

const walked = ({ of, name, path, type }: Of<'walk'>, scope: Scope): Value => {
  const row = valueOf(of, scope)
  if (!isRow(row)) return type.kind === 'list' ? [] : null
  if (path.kind === 'reference') return row.read(name)
  const rows = row.rows(path)
  return type.kind === 'list' ? rows : (rows[0] ?? null)
}

const negated = (value: Value): Value => (typeof value === 'number' ? -value : null)

const isNull = (expr: Expr): boolean => expr.node === 'literal' && expr.value === null

const compared = ({ sign, left, right }: Of<'compare'>, scope: Scope): boolean => {
  const [first, second] = [valueOf(left, scope), valueOf(right, scope)]
  if (isNull(left) || isNull(right)) return (first === second) === (sign === '==')
  if (first === null || second === null) return false
  if (sign === '==') return first === second
  if (sign === '!=') return first !== second
  const order = first < second ? -1 : first > second ? 1 : 0
  if (sign === '<') return order < 0
  if (sign === '<=') return order <= 0
  return sign === '>' ? order > 0 : order >= 0
}

const isWhole = ({ kind }: ValueType): boolean => kind === 'int' || kind === 'bigint'

/** Without the last digits, where binary fractions go astray. */
const tidy = (value: number): number => Number(value.toPrecision(14))

const reckoned = ({ sign, left, right }: Of<'arithmetic'>, scope: Scope): Value => {
  const [first, second] = [valueOf(left, scope), valueOf(right, scope)]
  if (typeof first === 'string' && typeof second === 'string') return first + second
  if (typeof first !== 'number' || typeof second !== 'number') return null
  if (sign === '+') return tidy(first + second)
  if (sign === '-') return tidy(first - second)
  if (sign === '*') return tidy(first * second)
  if (second === 0) return null
  if (sign === '%') return first % second
  return isWhole(left.type) && isWhole(right.type) ? Math.trunc(first / second) : tidy(first / second)
}

const overRows = ({ macro, list, depth, body }: Of<'macro'>, scope: Scope): Value => {
  const rows = valueOf(list, scope)
  const all = Array.isArray(rows) ? rows.filter(isRow) : []
  const each = all.map((row) => valueOf(body, { ...scope, variables: [...scope.variables.slice(0, depth), row] }))
  const count = each.filter((value) => value === true).length
  switch (macro) {
    case 'exists':
      return count > 0
    case 'all':
      return count === all.length
    case 'exists_one':
      return count === 1
    case 'filter':
      return all.filter((_, at) => each[at] === true)
    case 'map':
      return each
  }
}

const called = ({ name, args, type }: Of<'call'>, scope: Scope): Value => {
  const [first = null, second = null, third = null] = args.map((arg) => valueOf(arg, scope))
  if (name === 'has') return first !== null
  if (name === 'matches') return typeof first === 'string' && matches(first, second)
  if (Array.isArray(first)) return aggregated(name, first)
  if (first === null) return args[0]?.type.kind === 'list' ? aggregated(name, []) : null
  if (name === 'round' && typeof first === 'number' && type.kind === 'decimal') return Number(first.toFixed(type.scale))
  if (typeof first === 'number') return ofNumber(name, first, second, third)
  return typeof first === 'string' ? ofText(name, first, second) : null
}

const matches = (text: string, pattern: Value): boolean =>
  typeof pattern === 'string' && new RegExp(pattern, 'u').test(text)

const aggregated = (name: string, list: readonly Value[]): Value => {
  if (name === 'size') return list.length
  const numbers = list.filter((value) => typeof value === 'number')
  const sum = tidy(numbers.reduce((total, value) => total + value, 0))
  if (name === 'sum') return sum
  if (numbers.length === 0) return null
  if (name === 'avg') return sum / numbers.length
  return name === 'min' ? Math.min(...numbers) : Math.max(...numbers)
}

const spans: Readonly<Record<string, number>> = { minutes: 60_000, hours: 3_600_000, days: day }

const ofNumber = (name: string, value: number, second: Value, third: Value): Value => {
  const span = spans[name]
  if (span !== undefined) return value * span
  if (name === 'date') return Math.floor(value / day) * day
  if (name === 'years') return typeof second === 'number' ? fullYears(value, second) : null
  return name === 'clamp' && typeof second === 'number' && typeof third === 'number'
    ? Math.min(Math.max(value, second), third)
    : null
}

const fullYears = (from: number, to: number): number => {
  if (from > to) return -fullYears(to, from)
  const [first, last] = [new Date(from).toISOString(), new Date(to).toISOString()]
  return Number(last.slice(0, 4)) - Number(first.slice(0, 4)) - (last.slice(5) < first.slice(5) ? 1 : 0)
}

const ofText = (name: string, text: string, other: Value): Value => {
  if (name === 'size') return Array.from(text).length
  if (name === 'lower') return text.toLowerCase()
  if (name === 'upper') return text.toUpperCase()
  if (typeof other !== 'string') return false
  if (name === 'startsWith') return text.startsWith(other)
  return name === 'endsWith' ? text.endsWith(other) : text.includes(other)
}

/** A value as it stands in JSON, as one that conditions can compare. */
export const plainValue = (
  kind: FieldType['kind'] | ValueType['kind'],
  value: string | number | boolean | null,
): Value => {
  if (typeof value !== 'string') return value
  if (kind === 'bigint' || kind === 'decimal' || kind === 'int' || kind === 'float') return Number(value)
  if (kind === 'date') return Date.parse(`${value}T00:00:00Z`)
  if (kind === 'datetime') return Date.parse(value)
  return kind === 'time' ? Date.parse(`1970-01-01T${value}Z`) : value
}
