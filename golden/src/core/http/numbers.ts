/** Kinds of number that are text in JavaScript, because they can hold more digits than a number keeps. */
export type ExactKind = 'decimal' | 'bigint'

export const isExact = (format: string | undefined): format is ExactKind => format === 'decimal' || format === 'bigint'

const parts = /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/
// 1e400 is four hundred digits; more is an attack, not a number
const maxExponent = 400

/**
 * A JSON number's value in plain digits: '1.50e1' is '15'. Equal values give equal text.
 * @returns null when it is none, or too long, or a bigint with a fraction
 */
export const exactNumber = (token: string, kind: ExactKind): string | null => {
  const found = parts.exec(token)
  if (found === null) return null
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = found
  const shift = Number(exponent)
  if (Math.abs(shift) > maxExponent) return null
  const point = whole.length + shift
  const digits = (whole + fraction).padEnd(point, '0').padStart((whole + fraction).length + Math.max(0, -point), '0')
  const cut = Math.max(0, point)
  const integer = digits.slice(0, cut).replace(/^0+(?=\d)/, '') || '0'
  const rest = digits.slice(cut).replace(/0+$/, '')
  if (kind === 'bigint' && rest !== '') return null
  const value = rest === '' ? integer : `${integer}.${rest}`
  return value === '0' ? '0' : sign + value
}

/** Compares plain decimals of any length: below 0, 0, or above 0, as a sort function does. */
export const compareDecimals = (a: string, b: string): number => {
  const scale = Math.max(fractionOf(a).length, fractionOf(b).length)
  const difference = scaled(a, scale) - scaled(b, scale)
  return difference < 0n ? -1 : difference > 0n ? 1 : 0
}

const fractionOf = (decimal: string): string => decimal.split('.')[1] ?? ''

const scaled = (decimal: string, scale: number): bigint => {
  const [whole = '0', fraction = ''] = decimal.split('.')
  return BigInt(whole + fraction.padEnd(scale, '0'))
}
