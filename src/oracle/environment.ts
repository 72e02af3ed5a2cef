import { Environment } from '@marcbachmann/cel-js'
import { asNumber, differs, order, same } from './compare.ts'
import { quotientOf } from './quotient.ts'
import { aggregates } from './aggregates.ts'
import {
  Clock,
  Day,
  dayOf,
  Decimal,
  decimalOf,
  exact,
  isMissing,
  Moment,
  Nothing,
  nothing,
  rounded,
  Row,
  shiftedDay,
  Span,
  startOf,
} from './values.ts'

const own = { Nothing, Decimal, Day, Clock, Moment, Span, Row } as const
const builtIn = ['int', 'double', 'string', 'bool']

/** The library, taught our types. Its own operators stay for what it knows: ints, floats, texts and bools. */
export const makeEnvironment = (): Environment => {
  const environment = new Environment({ unlistedVariablesAreDyn: true, homogeneousAggregateLiterals: false })
  for (const [name, type] of Object.entries(own)) environment.registerType(name, type)
  equalities(environment)
  numbers(environment)
  times(environment)
  missing(environment)
  for (const [signature, handler] of Object.entries(functions)) environment.registerFunction(signature, handler)
  return environment
}

const equalities = (environment: Environment): void => {
  const alike = ['Decimal', 'Day', 'Clock', 'Moment', 'Span', 'Row'].map((name) => `${name} == ${name}`)
  const mixed = ['Decimal == int', 'Decimal == double', 'Day == string', 'Clock == string', 'Moment == string']
  for (const signature of [...alike, ...mixed]) environment.registerOperator(signature, same)
  environment.registerOperator('Nothing == Nothing', () => false)
  environment.registerOperator('Nothing == null', () => true)
  environment.registerOperator('Row == null', isMissing)
  for (const name of [...builtIn, 'Decimal', 'Day', 'Clock', 'Moment', 'Span'])
    environment.registerOperator(`${name} == null`, () => false)
  for (const name of [...builtIn, 'Decimal', 'Day', 'Clock', 'Moment', 'Span', 'Row'])
    environment.registerOperator(`Nothing == ${name}`, () => false)
}

type Operation = (left: unknown, right: unknown) => unknown

const ofExact =
  (sign: '+' | '-' | '*'): Operation =>
  (left, right) => {
    const [first, second] = [exact(left) as Decimal, exact(right) as Decimal]
    if (sign === '*') return new Decimal(first.value.times(second.value), first.scale + second.scale)
    const value = sign === '+' ? first.value.plus(second.value) : first.value.minus(second.value)
    return new Decimal(value, Math.max(first.scale, second.scale))
  }

const ofFloats =
  (sign: '+' | '-' | '*'): Operation =>
  (left, right) => {
    const [first, second] = [asNumber(left), asNumber(right)]
    return sign === '+' ? first + second : sign === '-' ? first - second : first * second
  }

const numbers = (environment: Environment): void => {
  for (const sign of ['+', '-', '*'] as const) {
    for (const pair of [
      ['Decimal', 'Decimal'],
      ['Decimal', 'int'],
      ['int', 'Decimal'],
    ])
      environment.registerOperator(`${pair.join(` ${sign} `)}: Decimal`, ofExact(sign))
    for (const pair of [
      ['int', 'double'],
      ['double', 'int'],
      ['Decimal', 'double'],
      ['double', 'Decimal'],
    ])
      environment.registerOperator(`${pair.join(` ${sign} `)}: double`, ofFloats(sign))
  }
  environment.registerOperator(
    '-Decimal',
    (({ value, scale }: Decimal) => new Decimal(value.neg(), scale)) as Operation,
  )
}

const times = (environment: Environment): void => {
  const back = ({ length }: Span): Span => new Span(-length)
  environment
    .registerOperator('Moment - Moment: Span', (left: Moment, right: Moment) => new Span(left.at - right.at))
    .registerOperator('Moment + Span: Moment', (left: Moment, right: Span) => new Moment(left.at + right.length))
    .registerOperator('Moment - Span: Moment', (left: Moment, right: Span) => new Moment(left.at - right.length))
    .registerOperator('Span + Moment: Moment', (left: Span, right: Moment) => new Moment(right.at + left.length))
    .registerOperator('Span + Span: Span', (left: Span, right: Span) => new Span(left.length + right.length))
    .registerOperator('Span - Span: Span', (left: Span, right: Span) => new Span(left.length - right.length))
    .registerOperator('Day + Span: Day', shiftedDay)
    .registerOperator('Day - Span: Day', (left: Day, right: Span) => shiftedDay(left, back(right)))
    .registerOperator('Span + Day: Day', (left: Span, right: Day) => shiftedDay(right, left))
    .registerOperator('Day - Day: Span', (left: Day, right: Day) => new Span(startOf(left) - startOf(right)))
}

/** Arithmetic with what is missing gives what is missing. */
const missing = (environment: Environment): void => {
  const others = [...builtIn, 'Decimal', 'Day', 'Moment', 'Span']
  for (const sign of ['+', '-', '*']) {
    environment.registerOperator(`Nothing ${sign} Nothing: dyn`, () => nothing)
    for (const name of others) {
      environment.registerOperator(`Nothing ${sign} ${name}: dyn`, () => nothing)
      environment.registerOperator(`${name} ${sign} Nothing: dyn`, () => nothing)
    }
  }
  environment.registerOperator('-Nothing', (() => nothing) as Operation)
}

const known =
  (work: (...args: never[]) => unknown) =>
  (...args: unknown[]): unknown =>
    args.some(isMissing) ? nothing : (work as (...all: unknown[]) => unknown)(...args)

const span = (unit: number): ((count: unknown) => unknown) => known((count: bigint) => new Span(Number(count) * unit))

const divided = (left: unknown, right: unknown): unknown => {
  if (isMissing(left) || isMissing(right) || asNumber(right) === 0) return nothing
  if (typeof left === 'bigint' && typeof right === 'bigint') return left / right
  const [first, second] = [exact(left), exact(right)]
  if (first === null || second === null) return asNumber(left) / asNumber(right)
  return quotientOf(first, second, Math.max(6, first.scale, second.scale))
}

const fullYears = (from: Day, to: Day): bigint => {
  if (from.text > to.text) return -fullYears(to, from)
  const year = ({ text }: Day): bigint => BigInt(text.slice(0, 4))
  return year(to) - year(from) - (to.text.slice(5) < from.text.slice(5) ? 1n : 0n)
}

const clamped = (value: unknown, low: unknown, high: unknown): unknown => {
  const raised = (order(value, low) ?? 0) < 0 ? low : value
  return (order(raised, high) ?? 0) > 0 ? high : raised
}

const textAt = (value: unknown): number => (typeof value === 'string' ? Date.parse(value) : (value as Moment).at)
const dayFrom = (value: unknown): Day => (typeof value === 'string' ? new Day(value) : (value as Day))

const functions: Readonly<Record<string, (...args: never[]) => unknown>> = {
  'holds(dyn): bool': (value: unknown) => value === true,
  'present(dyn): bool': (value: unknown) => !isMissing(value),
  'differs(dyn, dyn): bool': differs,
  // beyond every number where one is missing, so that no comparison with 0 holds
  'order(dyn, dyn): double': (left: unknown, right: unknown) => order(left, right) ?? Number.NaN,
  'among(dyn, dyn): bool': (item: unknown, list: readonly unknown[]) => list.some((one) => same(item, one)),
  'exactly(string): dyn': decimalOf,
  'quotient(dyn, dyn): dyn': divided,
  'remainder(dyn, dyn): dyn': known((left: bigint, right: bigint) => (right === 0n ? nothing : left % right)),
  'fits(dyn, string): bool': (text: unknown, pattern: string) =>
    typeof text === 'string' && new RegExp(pattern, 'u').test(text),
  'sizeOf(dyn): dyn': known((of: string | readonly unknown[]) => BigInt(Array.from<unknown>(of).length)),
  'clamp(dyn, dyn, dyn): dyn': known(clamped),
  'round(dyn): dyn': known((value: unknown) => rounded((exact(value) as Decimal).value, 0)),
  'round(dyn, int): dyn': known((value: unknown, digits: bigint) =>
    rounded((exact(value) as Decimal).value, Number(digits)),
  ),
  'lower(dyn): dyn': known((text: string) => text.replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase())),
  'upper(dyn): dyn': known((text: string) => text.replaceAll(/[a-z]/g, (letter) => letter.toUpperCase())),
  'minutes(dyn): dyn': span(60_000),
  'hours(dyn): dyn': span(3_600_000),
  'days(dyn): dyn': span(86_400_000),
  'years(dyn, dyn): dyn': known((from: unknown, to: unknown) => fullYears(dayFrom(from), dayFrom(to))),
  'date(dyn): dyn': known((value: unknown) => dayOf(textAt(value))),
  ...aggregates,
  ...Object.fromEntries(
    ['startsWith', 'endsWith', 'contains'].flatMap((name) => [
      [`Nothing.${name}(string): bool`, () => false],
      [`Nothing.${name}(Nothing): bool`, () => false],
      [`string.${name}(Nothing): bool`, () => false],
    ]),
  ),
}
