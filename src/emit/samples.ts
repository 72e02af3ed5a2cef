import { type Field, type FieldType, type Limit } from '../spec/index.ts'
import { samplesOf } from './patterns.ts'
import { literal } from './text.ts'

/** Code of a value that the field takes. `count` is code of a number that differs each time, or null where the value may repeat. */
type Sample<T> = (type: T, words: string, count: string | null) => string
type Kinds = { readonly [K in FieldType['kind']]: Sample<Extract<FieldType, { kind: K }>> }

const characters: Sample<Extract<FieldType, { kind: 'string' | 'text' }>> = ({ min, max, pattern }, words, count) => {
  if (pattern !== null) return patterned(samplesOf(pattern, min, max), count)
  const longest = max ?? Infinity
  if (count === null) return literal(words.slice(0, longest).padEnd(min, 'x'))
  const roomy = longest >= words.length + 8 && min <= words.length + 2
  if (roomy) return `\`${words} \${${count}}\``
  const digits = `${count}.toString(36).padStart(${Math.min(Math.max(min, 1), longest)}, '0')`
  return longest < 4 ? `${digits}.slice(-${longest})` : digits
}

export const patterned = (samples: readonly string[], count: string | null): string =>
  count === null
    ? literal(samples[0] ?? '')
    : `[${samples.map(literal).join(', ')}][${count} % ${samples.length}] ?? ${literal(samples[0] ?? '')}`

const kinds: Kinds = {
  string: characters,
  text: characters,
  int: ({ min, max }, _words, count) => {
    const { first, room } = whole(within(min, 1n), within(max, -1n), count !== null)
    return count === null ? String(first) : `${first} + ${cycled(count, room)}`
  },
  bigint: ({ min, max }, _words, count) => {
    const { first, room } = whole(within(min, 1n), within(max, -1n), count !== null)
    if (count === null) return literal(String(first))
    return first < 2n ** 52n && first > -(2n ** 52n)
      ? `String(${first} + ${cycled(count, room)})`
      : `String(${first}n + BigInt(${cycled(count, room)}))`
  },
  float: ({ min, max }, _words, count) => {
    if (count === null) return String(between(min, max))
    if (max === null) return `${between(min, max)} + ${count}`
    return min === null
      ? `${max.value} - ${count}`
      : `${min.value} + (${max.value - min.value} * ((${count} % 97) + 1)) / 98`
  },
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
  // the test makes the row
  reference: () => 'null',
  url: (_type, _words, count) =>
    count === null ? literal('https://example.org/') : `\`https://example.org/\${${count}}\``,
}

/** @param count code of a number that differs each time, where the field's value must */
export const sample = ({ type, name }: Field, count: string | null): string =>
  (kinds[type.kind] as Sample<FieldType>)(type, name.replaceAll('_', ' '), count)

/** @param shift days from the usual one */
export const moment = (count: string, step: number, cut: string, shift = 0): string =>
  `new Date(Date.UTC(2030, 0, ${31 + shift}, 12, 30) + ${count} * ${step}).toISOString()${cut}`

/** More rows than a test makes. */
const enough = 10_000n

/** The first whole number to use, one where the limits allow it, and how many there are from it on. */
const whole = (
  floor: bigint | null,
  ceiling: bigint | null,
  many: boolean,
  wanted = 1n,
): { readonly first: bigint; readonly room: bigint } => {
  if (ceiling === null) return { first: floor === null || floor < wanted ? wanted : floor, room: enough }
  const low = many && ceiling - enough < wanted ? ceiling - enough : wanted
  const first = floor !== null && floor > low ? floor : low
  return first > ceiling ? { first: ceiling, room: 1n } : { first, room: ceiling - first + 1n }
}

/** A number that differs each time, and begins again where a limit is near. */
const cycled = (count: string, room: bigint): string => (room < enough ? `(${count} % ${room})` : count)

/** A limit as the outermost whole number within it. */
const within = (limit: Limit<number> | Limit<string> | null, inwards: bigint): bigint | null =>
  limit === null ? null : BigInt(limit.value) + (limit.exclusive ? inwards : 0n)

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
  const most = 10n ** BigInt(precision) - 1n
  const floor = min === null ? -most : scaled(min.value, scale) + (min.exclusive ? 1n : 0n)
  const ceiling = max === null ? most : scaled(max.value, scale) - (max.exclusive ? 1n : 0n)
  const { first, room } = whole(floor, ceiling, count !== null, unit)
  if (count === null) return literal(fixed(first, scale))
  const made = cycled(count, room)
  if (scale === 0) return `String(${first}n + BigInt(${made}))`
  // a number keeps fifteen digits; beyond them the fraction is counted by itself
  if (precision <= 15) return `((${first} + ${made}) / ${unit}).toFixed(${scale})`
  return `\`${first / unit}.\${String(${first % unit}n + BigInt(${made})).padStart(${scale}, '0')}\``
}

export const scaled = (value: string, scale: number): bigint => {
  const [units = '0', fraction = ''] = value.replace('-', '').split('.')
  const digits = BigInt(units + fraction.slice(0, scale).padEnd(scale, '0'))
  return value.startsWith('-') ? -digits : digits
}

export const fixed = (value: bigint, scale: number): string => {
  const digits = String(value < 0n ? -value : value).padStart(scale + 1, '0')
  const text = scale === 0 ? digits : `${digits.slice(0, -scale)}.${digits.slice(-scale)}`
  return value < 0n ? `-${text}` : text
}
