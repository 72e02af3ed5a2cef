import type { Expr, Field, FieldType, Limit } from '../spec/index.ts'
import { plainValue, type Value } from './interpret.ts'
import { samplesOf } from './patterns.ts'
import { moment, patterned, sample } from './samples.ts'
import { literal, template } from './text.ts'

/** A value that a fixture could hold: as code, and as what it then is when `count` rows were made. */
export interface Candidate {
  readonly code: string
  readonly at: (count: number, now: number) => Value
}

type Plain = string | number | boolean

/** What values are made from: the constants that a field's rules speak of. */
export interface Hints {
  readonly constants: readonly Plain[]
  readonly patterns: readonly string[]
}

const day = 86_400_000
const hour = day / 24
/** The moment that samples are of. */
const base = Date.UTC(2030, 0, 31, 12, 30)

/** Values to try for a field whose rows need not differ in it, the usual one first. */
export const constantsOf = (field: Field, hints: Hints): readonly Candidate[] => {
  const usual = fixed(field, sample(field, null))
  const others = valuesOf(field, hints).map((value) => constant(field, value))
  const counted = field.type.kind === 'date' || field.type.kind === 'datetime' ? countedOf(field, hints) : []
  const none = field.optional ? [{ code: 'null', at: () => null }] : []
  return [usual, ...others, ...relative(field), ...counted, ...none]
}

/** The same for one in which every row differs. */
export const countedOf = (field: Field, hints: Hints): readonly Candidate[] => {
  const { type } = field
  switch (type.kind) {
    case 'date':
    case 'datetime':
      return [0, ...shifts].map((shift) => countedMoment(type.kind === 'date', shift))
    case 'time':
      return [counted(field, (count) => plainValue('time', new Date(base + count * 1000).toISOString().slice(11, 19)))]
    case 'int':
    case 'bigint':
    case 'decimal':
    case 'float':
      return numbersFrom(field, type, hints)
    case 'enum':
    case 'bool': {
      const values: readonly Value[] = type.kind === 'enum' ? type.values : [true, false]
      return [counted(field, (count) => values[count % values.length] ?? null)]
    }
    case 'string':
    case 'text':
      return countedTexts(field, type, hints)
    case 'email':
      return [counted(field, (count) => `someone${count}@example.org`)]
    case 'url':
      return [counted(field, (count) => `https://example.org/${count}`)]
    case 'uuid':
      return [counted(field, (count) => `018f0000-0000-7000-8000-${String(count).padStart(12, '0')}`)]
    case 'reference':
      return []
  }
}

const counted = (field: Field, at: Candidate['at']): Candidate => ({ code: sample(field, 'made'), at })

const fixed = (field: Field, code: string): Candidate => {
  const value: unknown = code.startsWith("'")
    ? JSON.parse(`"${code.slice(1, -1).replaceAll("\\'", "'").replaceAll('"', '\\"')}"`)
    : JSON.parse(code)
  const known = plainValue(field.type.kind, value as Plain)
  return { code, at: () => known }
}

const constant = (field: Field, value: Plain): Candidate => {
  const known = plainValue(field.type.kind, value)
  return { code: typeof value === 'string' ? literal(value) : String(value), at: () => known }
}

/** Days from the usual moment: near, a span of each usual length, and far. */
const shifts: readonly number[] = [
  ...[1, -1, 7, -7, 30, -30, 180, -180, 365, -365, 730, -730],
  ...[3650, -3650, -10_957, -18_262, 350_000],
]

const valuesOf = (field: Field, hints: Hints): readonly Plain[] => {
  const { type } = field
  switch (type.kind) {
    case 'date':
      return [...momentsOf(hints), ...shifts.map((shift) => base + shift * day)].map((at) => iso(at).slice(0, 10))
    case 'datetime':
      return [...momentsOf(hints), base + hour, base - hour, ...shifts.map((shift) => base + shift * day)].map(iso)
    case 'time':
      return [...texts(hints), '09:00:00', '17:00:00', '13:30:00', '11:30:00', '00:00:00', '23:59:00']
    case 'int':
    case 'bigint':
    case 'decimal':
    case 'float':
      return numbersOf(type, hints).map((value) => numberText(type, value))
    case 'enum':
      return type.values
    case 'bool':
      return [true, false]
    case 'string':
    case 'text':
      return textsOf(type, field.name.replaceAll('_', ' '), hints)
    case 'email':
      return texts(hints).map((text) => (text.startsWith('@') ? `someone${text}` : text))
    case 'url':
      return texts(hints).filter((text) => /^https?:\/\//.test(text))
    case 'uuid':
    case 'reference':
      return []
  }
}

const iso = (at: number): string => new Date(at).toISOString()

const texts = ({ constants }: Hints): readonly string[] => constants.filter((value) => typeof value === 'string')

/** What a condition says of days and moments, and what is just beside it. */
const momentsOf = (hints: Hints): readonly number[] =>
  texts(hints)
    .map((text) => Date.parse(text))
    .filter((at) => !Number.isNaN(at))
    .flatMap((at) => [at, at + day, at - day])

/** Days that move with the calendar, for conditions about today. */
const relative = ({ type }: Field): readonly Candidate[] => {
  if (type.kind !== 'date' && type.kind !== 'datetime') return []
  const isDate = type.kind === 'date'
  return [0, 1, -1, 7, -7, 30, -30, 365, -365].map((shift) => ({
    code: `new Date(Date.now() + ${shift * day}).toISOString()${isDate ? '.slice(0, 10)' : ''}`,
    at: (_, now) => (isDate ? Math.floor(now / day) * day : now) + shift * day,
  }))
}

const countedMoment = (isDate: boolean, shift: number): Candidate => {
  const step = isDate ? day : 1000
  const cut = isDate ? '.slice(0, 10)' : ''
  const at = (count: number): number => {
    const exact = base + shift * day + count * step
    return isDate ? Math.floor(exact / day) * day : exact
  }
  return { code: moment('made', step, cut, shift), at }
}

type Numeric = Extract<FieldType, { kind: 'int' | 'bigint' | 'decimal' | 'float' }>

/** Whole numbers, and what the conditions speak of, all within the limits. */
const numbersOf = (type: Numeric, { constants }: Hints): readonly number[] => {
  const named = constants.flatMap((value) => (value === '' || Number.isNaN(Number(value)) ? [] : [Number(value)]))
  const near = named.flatMap((value) => [value, value + 1, value - 1, value / 2])
  const ends = [type.min, type.max].flatMap((limit) => (limit === null ? [] : [Number(limit.value)]))
  const all = [...near, ...ends, 1, 2, 0, 3, 5, 10, 50, 100, 1000, -1]
  const whole = type.kind === 'int' || type.kind === 'bigint'
  return [...new Set(all)].filter((value) => isWithin(type, value) && (!whole || Number.isInteger(value)))
}

const isWithin = (type: Numeric, value: number): boolean => {
  const beyond = (limit: Limit<number> | Limit<string> | null, sign: 1 | -1): boolean => {
    if (limit === null) return false
    const distance = (value - Number(limit.value)) * sign
    return limit.exclusive ? distance >= 0 : distance > 0
  }
  if (beyond(type.min, -1) || beyond(type.max, 1)) return false
  if (type.kind !== 'decimal') return Math.abs(value) < 2 ** 31
  return Math.abs(value) < 10 ** (type.precision - type.scale) && Number(value.toFixed(type.scale)) === value
}

/** As the API answers it. */
const numberText = (type: Numeric, value: number): string | number => {
  if (type.kind === 'decimal') return value.toFixed(type.scale)
  return type.kind === 'bigint' ? String(value) : value
}

/** More rows than a test makes. */
const enough = 10_000

const numbersFrom = (field: Field, type: Numeric, hints: Hints): readonly Candidate[] => {
  const step = type.kind === 'decimal' ? 10 ** -Math.min(type.scale, 10) : 1
  const others = numbersOf(type, hints).flatMap((first): readonly Candidate[] => {
    if (!isWithin(type, Number((first + enough * step).toFixed(10)))) return []
    const at = (count: number): number => Number((first + count * step).toFixed(10))
    if (type.kind === 'int' || type.kind === 'float') return [{ code: `${first} + made`, at }]
    if (type.kind === 'bigint') return [{ code: `String(${first} + made)`, at }]
    return [{ code: `(${first} + made / ${10 ** type.scale}).toFixed(${type.scale})`, at }]
  })
  return [counted(field, usualNumber(type, step)), ...others]
}

/** As samples count: from one on, or from the limit that is nearest to it. */
const usualNumber = ({ min, max }: Numeric, step: number): Candidate['at'] => {
  const low = min === null ? -Infinity : Number(min.value) + (min.exclusive ? step : 0)
  const high = max === null ? Infinity : Number(max.value) - (max.exclusive ? step : 0)
  const first = Math.min(Math.max(low, 1), high)
  const room = Math.floor((high - first) / step) + 1
  return (count) => Number((first + step * (room < enough ? count % room : count)).toFixed(10))
}

type Characters = Extract<FieldType, { kind: 'string' | 'text' }>

const fits = ({ min, max, pattern }: Characters, text: string): boolean => {
  const length = Array.from(text).length
  return (
    length >= Math.max(min, 1) &&
    length <= (max ?? Infinity) &&
    (pattern === null || new RegExp(`^(?:${pattern})$`, 'u').test(text))
  )
}

const textsOf = (type: Characters, words: string, hints: Hints): readonly string[] => {
  const named = texts(hints).flatMap((text) => [text, `${text}x`, `x${text}`])
  const sized = [5, 10, 20, 50, 100, 200].map((length) => words.padEnd(length, 'x').slice(0, length))
  const matching = patternsOf(type, hints).flatMap((pattern) => samplesOf(pattern, type.min, type.max))
  const all = [...matching, ...named, words, words.toUpperCase(), words.toLowerCase(), ...sized]
  return [...new Set(all)].filter((text) => fits(type, text))
}

const patternsOf = ({ pattern }: Characters, { patterns }: Hints): readonly string[] => [
  ...patterns,
  ...(pattern === null ? [] : [pattern]),
]

const countedTexts = (field: Field, type: Characters, hints: Hints): readonly Candidate[] => {
  const listed = patternsOf(type, hints).map((pattern) => {
    const all = samplesOf(pattern, type.min, type.max).filter((text) => fits(type, text))
    return { code: patterned(all, 'made'), at: (count: number): Value => all[count % all.length] ?? null }
  })
  if (type.pattern !== null) return listed.toReversed()
  const prefixes = textsOf(type, field.name.replaceAll('_', ' '), { ...hints, patterns: [] })
  const longest = type.max ?? Infinity
  const roomy = prefixes.filter((text) => Array.from(text).length + 8 <= longest)
  const words = field.name.replaceAll('_', ' ')
  const isRoomy = longest >= words.length + 8 && type.min <= words.length + 2
  const digits = Math.min(Math.max(type.min, 1), longest)
  const usual = (count: number): string => (isRoomy ? `${words} ${count}` : count.toString(36).padStart(digits, '0'))
  return [
    counted(field, usual),
    ...roomy.map((text) => ({
      code: `${template(`${text} `).slice(0, -1)}\${made}\``,
      at: (count: number) => `${text} ${count}`,
    })),
    ...listed,
  ]
}

/** What conditions say of one field: constants beside it, and patterns that it must match. */
export const hintsOf = (exprs: readonly Expr[]): Hints => {
  const constants = new Set<Plain>()
  const patterns = new Set<string>()
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) for (const one of value) visit(one)
    if (typeof value !== 'object' || value === null) return
    const expr = value as Expr
    if (expr.node === 'literal' && expr.value !== null) constants.add(expr.value)
    const pattern = expr.node === 'call' && expr.name === 'matches' ? expr.args[1] : undefined
    if (pattern?.node === 'literal') patterns.add(String(pattern.value))
    for (const one of Object.values(value)) visit(one)
  }
  visit(exprs)
  return { constants: [...constants], patterns: [...patterns] }
}
