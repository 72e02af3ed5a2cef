import type { Expr, FunctionName } from '../spec/index.ts'
import { aggregateSql, sizeSql } from './aggregates.ts'
import { commas, ordered, widened } from './casts.ts'
import { valueOf } from './expressions.ts'
import { type Sql, sql } from './parts.ts'
import { patternSql } from './pattern.ts'
import type { Scope } from './scope.ts'

type Call = Expr & { readonly node: 'call' }
type Writer = (args: readonly Sql[], expr: Call, scope: Scope) => Sql

/** How each function of single values is said; those of lists stand in aggregates.ts. */
const writers: { readonly [K in Exclude<FunctionName, 'size' | 'sum' | 'min' | 'max' | 'avg'>]: Writer } = {
  clamp: (_, expr, scope) => clampSql(expr, scope),
  round: ([value = []], { type, args }) =>
    sql`round(${args[0]?.type.kind === 'decimal' ? value : sql`${value}::numeric`}, ${String(type.kind === 'decimal' ? type.scale : 0)})`,
  // with this collation only a to z change, on every database
  lower: ([value = []]) => sql`lower((${value}) collate "C")`,
  upper: ([value = []]) => sql`upper((${value}) collate "C")`,
  has: ([value = []]) => sql`(${value} is not null)`,
  minutes: ([value = []]) => sql`(${value}::double precision * interval '1 minute')`,
  hours: ([value = []]) => sql`(${value}::double precision * interval '1 hour')`,
  days: ([value = []]) => sql`(${value}::double precision * interval '24 hours')`,
  years: ([from = [], to = []]) => sql`extract(year from age(${to}::timestamp, ${from}::timestamp))::bigint`,
  date: ([value = []]) => sql`(${value} at time zone 'UTC')::date`,
  startsWith: ([value = [], other = []]) => sql`starts_with(${value}, ${other})`,
  endsWith: ([value = [], other = []]) => sql`starts_with(reverse(${value}), reverse(${other}))`,
  contains: ([value = [], other = []]) => sql`(strpos(${value}, ${other}) > 0)`,
  matches: ([value = []], { args }) => sql`((${value}) collate "C" ~ ${patternSql(args[1])})`,
}

export const callSql = (expr: Call, scope: Scope): Sql => {
  switch (expr.name) {
    case 'size':
      return sizeSql(expr, scope)
    case 'sum':
    case 'min':
    case 'max':
    case 'avg':
      return aggregateSql(expr.name, expr, scope)
    default: {
      const args = expr.args.map((arg) => valueOf(arg, scope))
      return writers[expr.name](args, expr, scope)
    }
  }
}

/** `least` and `greatest` pass over what is missing, but there is no bound where one is. */
const clampSql = ({ args, type }: Call, scope: Scope): Sql => {
  const [value = [], low = [], high = []] = args.map((arg) => ordered(type, widened(arg, valueOf(arg, scope), type)))
  const clamped = sql`least(greatest(${value}, ${low}), ${high})`
  const nullable = args.flatMap((arg, index) => (arg.nullable ? [[value, low, high][index] ?? []] : []))
  if (nullable.length === 0) return clamped
  return sql`(case when num_nulls(${commas(nullable)}) = 0 then ${clamped} end)`
}
