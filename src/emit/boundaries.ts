import type { Field, FieldType, Limit } from '../spec/index.ts'
import { samplesOf } from './patterns.ts'
import { needed } from './members.ts'
import { fixed, scaled } from './samples.ts'
import { literal } from './text.ts'

/** Code of values just within what a field takes, and of values just beyond, each with its reason. */
interface Boundaries {
  readonly accepted: readonly string[]
  readonly refused: readonly (readonly [why: string, value: string])[]
}

type Kinds = { readonly [K in FieldType['kind']]: (type: Extract<FieldType, { kind: K }>) => Boundaries }

type Characters = Pick<Extract<FieldType, { kind: 'string' | 'text' }>, 'min' | 'max' | 'pattern'>

/** Longer texts are the body limit's business, and no test wants to send them. */
const longest = 20_000

const text = ({ min, max, pattern }: Characters): Boundaries => {
  if (pattern !== null)
    return { accepted: samplesOf(pattern, min, max).slice(0, 2).map(literal), refused: [['is no text', '7']] }
  const bounded = max !== null && max <= longest
  return {
    accepted: [repeated(Math.max(min, 1)), ...(bounded && max > Math.max(min, 1) ? [repeated(max)] : [])],
    refused: [
      ['is no text', '7'],
      ...(min > 0 ? ([['is too short', repeated(min - 1)]] as const) : []),
      ...(bounded ? ([['is too long', repeated(max + 1)]] as const) : []),
    ],
  }
}

const repeated = (length: number): string => (length < 4 ? literal('x'.repeat(length)) : `'x'.repeat(${length})`)

const formatted = (accepted: readonly string[], refused: readonly (readonly [string, string])[]): Boundaries => ({
  accepted: accepted.map(literal),
  refused: [['is no text', '7'], ...refused.map(([why, value]) => [why, literal(value)] as const)],
})

const kinds: Kinds = {
  string: text,
  text,
  int: ({ min, max }) => {
    const low = min === null ? -2_147_483_648 : min.value + (min.exclusive ? 1 : 0)
    const high = max === null ? 2_147_483_647 : max.value - (max.exclusive ? 1 : 0)
    return {
      accepted: [String(low), String(high)],
      refused: [
        ['is too small', String(low - 1)],
        ['is too large', String(high + 1)],
        ['has a fraction', String(low + 0.5)],
        ['is text', literal(String(low))],
      ],
    }
  },
  bigint: ({ min, max }) => {
    const low = min === null ? -(2n ** 63n) : BigInt(min.value) + (min.exclusive ? 1n : 0n)
    const high = max === null ? 2n ** 63n - 1n : BigInt(max.value) - (max.exclusive ? 1n : 0n)
    return {
      accepted: [literal(String(low)), literal(String(high))],
      refused: [
        ['is too small', literal(String(low - 1n))],
        ['is too large', literal(String(high + 1n))],
        ['is no number', literal('12x')],
      ],
    }
  },
  float: ({ min, max }) => ({
    accepted: [...within(min), ...within(max)],
    refused: [['is text', literal('1.5')], ...beyond('is too small', min, -1), ...beyond('is too large', max, 1)],
  }),
  decimal: (type) => decimalBoundaries(type),
  enum: ({ values }) => ({
    accepted: values.map(literal),
    refused: [['is none of its words', literal(`no-${values[0] ?? ''}`)]],
  }),
  bool: () => ({ accepted: ['true', 'false'], refused: [['is text', literal('true')]] }),
  date: () => formatted(['2024-02-29', '9999-12-31'], [['is no day', '2023-02-29']]),
  time: () => formatted(['00:00:00', '23:59:59'], [['is past midnight', '24:00:00']]),
  datetime: () =>
    formatted(
      ['2024-02-29T00:00:00.000Z', '9999-12-31T23:59:59.999Z'],
      [
        ['has no zone', '2024-02-29T00:00:00'],
        ['is no day', '2023-02-29T00:00:00Z'],
      ],
    ),
  uuid: () =>
    formatted(['ffffffff-ffff-ffff-ffff-ffffffffffff'], [['is too short', '018f0000-0000-7000-8000-00000000000']]),
  email: () => formatted(['a@b.co'], [['has no domain', 'someone@']]),
  url: () => formatted(['http://a.example'], [['is another kind of address', 'javascript:alert(1)']]),
  // a row that exists is the test's own to make
  reference: () => formatted([], [['is no id', 'no-id']]),
}

/** @param decimalsAsNumbers how the API answers decimals, and so what it can be asked to send back unchanged */
export const boundaries = (field: Field, decimalsAsNumbers: boolean): Boundaries => {
  const { accepted, refused } = (kinds[field.type.kind] as (type: FieldType) => Boundaries)(field.type)
  const plain = decimalsAsNumbers && field.type.kind === 'decimal'
  return {
    accepted: [
      ...accepted.map((value) => (plain ? String(Number(value.slice(1, -1))) : value)),
      ...(field.optional ? ['null'] : []),
    ],
    refused: [
      ...refused,
      ...(field.optional ? [] : [['is null', 'null'] as const]),
      ...(needed(field) ? [['is missing', 'undefined'] as const] : []),
    ],
  }
}

const within = (limit: Limit<number> | null): string[] =>
  limit === null || limit.exclusive ? [] : [String(limit.value)]

const beyond = (why: string, limit: Limit<number> | null, step: number): (readonly [string, string])[] =>
  limit === null
    ? []
    : [[why, String(limit.exclusive ? limit.value : limit.value + step * Math.max(1, Math.abs(limit.value) / 1000))]]

const decimalBoundaries = ({ precision, scale, min, max }: Extract<FieldType, { kind: 'decimal' }>): Boundaries => {
  const most = 10n ** BigInt(precision) - 1n
  const low = min === null ? -most : scaled(min.value, scale) + (min.exclusive ? 1n : 0n)
  const high = max === null ? most : scaled(max.value, scale) - (max.exclusive ? 1n : 0n)
  return {
    accepted: [literal(fixed(low, scale)), literal(fixed(high, scale))],
    refused: [
      ['is too small', literal(fixed(low - 1n, scale))],
      ['is too large', literal(fixed(high + 1n, scale))],
      ['has too many digits', literal(`${fixed(low < 1n ? 1n : low, scale)}${scale === 0 ? '.' : ''}1`)],
      ['is no number', literal('12x')],
    ],
  }
}
