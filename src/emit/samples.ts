import { type Field, type FieldType, type Limit } from '../spec/index.ts'
import { literal } from './text.ts'

/** Code of a value that the field takes. `count` is code of a number that differs each time, or null where the value may repeat. */
type Sample<T> = (type: T, words: string, count: string | null) => string
type Kinds = { readonly [K in FieldType['kind']]: Sample<Extract<FieldType, { kind: K }>> }

const characters: Sample<{ readonly min: number; readonly max: number | null }> = ({ min, max }, words, count) => {
  const longest = max ?? Infinity
  if (count === null) return literal(words.slice(0, longest).padEnd(min, 'x'))
  const roomy = longest >= words.length + 8 && min <= words.length + 2
  if (roomy) return `\`${words} \${${count}}\``
  return `${count}.toString(36).padStart(${Math.min(Math.max(min, 1), longest)}, '0')`
}

const kinds: Kinds = {
  string: characters,
  text: characters,
  int: ({ min, max }, _words, count) => counted(String(lowest(min, max, 1, Number)), count),
  bigint: ({ min, max }, _words, count) => {
    const base = lowest(min, max, 1, Number)
    return count === null ? literal(String(base)) : `String(${base} + ${count})`
  },
  float: ({ min, max }, _words, count) => counted(String(between(min, max)), count),
  decimal: (type, _words, count) => decimalSample(type, count),
  enum: ({ values }, _words, count) =>
    count === null
      ? literal(values[0] ?? '')
      : `([${values.map(literal).join(', ')}] as const)[${count} % ${values.length}] ?? ${literal(values[0] ?? '')}`,
  bool: (_type, _words, count) => (count === null ? 'true' : `${count} % 2 === 0`),
  date: (_type, _words, count) => (count === null ? literal('2030-01-31') : moment(count, 86_400_000, '.slice(0, 10)')),
  time: (_type, _words, count) => (count === null ? literal('12:30:00') : moment(count, 1000, '.slice(11, 19)')),
  datetime: (_type, _words, count) => (count === null ? literal('2030-01-31T12:30:00.000Z') : moment(count, 1000, '')),
  uuid: (_type, _words, count) =>
    count === null
      ? literal('018f0000-0000-7000-8000-000000000001')
      : `\`018f0000-0000-7000-8000-\${String(${count}).padStart(12, '0')}\``,
  email: (_type, _words, count) =>
    count === null ? literal('someone@example.org') : `\`someone\${${count}}@example.org\``,
  url: (_type, _words, count) =>
    count === null ? literal('https://example.org/') : `\`https://example.org/\${${count}}\``,
}

/** @param count code of a number that differs each time, where the field's value must */
export const sample = ({ type, name }: Field, count: string | null): string =>
  (kinds[type.kind] as Sample<FieldType>)(type, name.replaceAll('_', ' '), count)

const counted = (base: string, count: string | null): string => (count === null ? base : `${base} + ${count}`)

const moment = (count: string, step: number, cut: string): string =>
  `new Date(Date.UTC(2030, 0, 31, 12, 30) + ${count} * ${step}).toISOString()${cut}`

/** The lowest whole number within the limits, or one when they allow it. */
const lowest = <T>(
  min: Limit<T> | null,
  max: Limit<T> | null,
  wanted: number,
  toNumber: (value: T) => number,
): number => {
  const floor = min === null ? -Infinity : toNumber(min.value) + (min.exclusive ? 1 : 0)
  const ceiling = max === null ? Infinity : toNumber(max.value) - (max.exclusive ? 1 : 0)
  return Math.min(Math.max(wanted, floor), ceiling)
}

const between = (min: Limit<number> | null, max: Limit<number> | null): number => {
  if (min === null) return max === null ? 1.5 : max.value - 1
  return max === null ? min.value + 1.5 : (min.value + max.value) / 2
}

/** As the database answers it: with all the digits of its scale. */
const decimalSample = (
  { scale, min, max, precision }: Extract<FieldType, { kind: 'decimal' }>,
  count: string | null,
): string => {
  const unit = 10n ** BigInt(scale)
  const floor = min === null ? null : scaled(min.value, scale) + (min.exclusive ? 1n : 0n)
  const ceiling = max === null ? 10n ** BigInt(precision) - 1n : scaled(max.value, scale) - (max.exclusive ? 1n : 0n)
  const wanted = floor !== null && floor > unit ? floor : unit
  const value = wanted > ceiling ? ceiling : wanted
  if (count === null) return literal(fixed(value, scale))
  return scale === 0
    ? `String(${value}n + BigInt(${count}))`
    : `((${value} + ${count}) / ${10 ** scale}).toFixed(${scale})`
}

export const scaled = (value: string, scale: number): bigint => {
  const [whole = '0', fraction = ''] = value.replace('-', '').split('.')
  const digits = BigInt(whole + fraction.slice(0, scale).padEnd(scale, '0'))
  return value.startsWith('-') ? -digits : digits
}

export const fixed = (value: bigint, scale: number): string => {
  const digits = String(value < 0n ? -value : value).padStart(scale + 1, '0')
  const text = scale === 0 ? digits : `${digits.slice(0, -scale)}.${digits.slice(-scale)}`
  return value < 0n ? `-${text}` : text
}
