import { type Expr, functionNames } from '../../src/spec/index.ts'
import { specOf } from './facts.ts'
import { code, tableOf } from './markdown.ts'

type Text = readonly [written: string, means: string, example: string]

const operators: readonly Text[] = [
  ['`==` `!=`', 'the same value; rows are the same when their ids are', "it.status == 'open'"],
  ['`<` `<=` `>` `>=`', 'the order of numbers, texts (by their code points), dates, times', 'it.due_on <= today'],
  ['`&&` `||` `!`', 'and, or, not', "it.status == 'open' && !(it.due_on < today)"],
  ['`in`', 'one of a list that is written down, or of values of rows', "it.status in ['open', 'paid']"],
  ['`a ? b : c`', 'one of two values', "it.paid_at == null ? 'due' : 'paid'"],
  ['`+` `-` `*` `/` `%`', 'arithmetic; `+` also joins texts', 'size(it.lines) * 2 + 1'],
  ['`+` `-` with times', 'a time and a duration, or the duration between two', 'it.created_at + days(14)'],
]

const names = [...functionNames, 'exists', 'all', 'exists_one', 'filter', 'map'] as const

/** A function or macro without a text does not compile. */
const functions: Readonly<Record<(typeof names)[number], Text>> = {
  size: ['`size(list)`, `size(text)`', 'how many rows or characters', 'size(it.lines)'],
  sum: ['`sum(list)`', 'the sum of numbers', 'sum(it.lines.map(line, line.quantity * line.price))'],
  min: ['`min(list)`', 'the smallest', 'min(it.lines.map(line, line.price))'],
  max: ['`max(list)`', 'the largest', 'max([size(it.lines), 1])'],
  avg: ['`avg(list)`', 'the mean; of exact numbers a decimal', 'avg(it.lines.map(line, line.price))'],
  clamp: ['`clamp(x, low, high)`', 'x, but not below low and not above high', 'clamp(size(it.lines), 1, 10)'],
  round: [
    '`round(x)`, `round(x, digits)`',
    'an exact number with so many digits after the point',
    'round(sum(it.lines.map(line, line.price)) * 1.19, 2)',
  ],
  lower: ['`lower(text)`', 'small letters for A to Z', 'lower(it.customer.email)'],
  upper: ['`upper(text)`', 'capital letters for a to z', 'upper(it.note)'],
  has: ['`has(x)`', 'whether it is there: `x != null`', 'has(it.note)'],
  minutes: ['`minutes(n)`', 'a duration', 'now - it.created_at > minutes(30)'],
  hours: ['`hours(n)`', 'a duration', 'it.created_at + hours(1) > now'],
  days: ['`days(n)`', 'a duration of n times 24 hours', 'it.due_on + days(7)'],
  years: ['`years(from, to)`', 'full years between two dates', 'years(it.due_on, today)'],
  date: ['`date(t)`', 'the day of a datetime in UTC', 'date(it.paid_at)'],
  startsWith: ['`text.startsWith(other)`', 'how a text begins', "it.customer.name.startsWith('A')"],
  endsWith: ['`text.endsWith(other)`', 'how it ends', "it.customer.email.endsWith('.org')"],
  contains: ['`text.contains(other)`', 'whether it holds another', "it.note.contains('urgent')"],
  matches: [
    '`text.matches(pattern)`',
    'whether a regular expression is found in it; a constant, `^` and `$` at its ends',
    "it.note.matches('^[a-z ]+$')",
  ],
  exists: [
    '`list.exists(x, condition)`',
    'whether it holds for one row or more',
    'it.lines.exists(line, line.price > 100)',
  ],
  all: ['`list.all(x, condition)`', 'whether it holds for every row', 'it.lines.all(line, line.product.active)'],
  exists_one: [
    '`list.exists_one(x, condition)`',
    'whether it holds for exactly one',
    'it.lines.exists_one(line, line.quantity > 9)',
  ],
  filter: [
    '`list.filter(x, condition)`',
    'the rows for which it holds',
    'size(it.lines.filter(line, line.product.active))',
  ],
  map: [
    '`list.map(x, value)`, `list.map(x, condition, value)`',
    'a value of each row, perhaps only of some',
    'sum(it.lines.map(line, line.product.active, line.quantity))',
  ],
}

export const operatorsTable = (): string => table('operator', operators)

export const functionsTable = (): string =>
  table(
    'function',
    names.map((name) => functions[name]),
  )

/** Each example is checked as a computed field of an order, which says what it gives. */
function table(head: string, texts: readonly Text[]): string {
  const rows = texts.map(([written, means, example]) => [written, means, code(example), givenBy(example)])
  return tableOf([head, 'means', 'example', 'gives'], rows)
}

function givenBy(expression: string): string {
  const spec = specOf('order', `computed:\n  example: ${JSON.stringify(expression)}`)
  const { computed } = spec.entities.find(({ name }) => name === 'Order') ?? { computed: [] }
  const [found] = computed
  if (found === undefined) throw new Error(`${expression}: nothing came of it`)
  return shownType(found.value)
}

function shownType({ type, nullable }: Expr): string {
  const digits = type.kind === 'decimal' ? `, ${type.scale} digits after the point` : ''
  return `${type.kind}${nullable ? '?' : ''}${digits}`
}
