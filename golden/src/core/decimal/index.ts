import { Big } from 'big.js'

/** A number as its digits: '12.50'. Sums of such are exact, which those of JavaScript's numbers are not. */
export type Decimal = string | number

// no division happens here, so nothing is ever rounded
const big = (value: Decimal): Big => new Big(value)

/** ['0.10', '0.20'] gives '0.30': as many digits after the point as the longest of them has. */
export const sum = (values: Iterable<Decimal>): string => {
  const all = [...values]
  const total = all.reduce((before: Big, value) => before.plus(value), big(0))
  return total.toFixed(Math.max(0, ...all.map(scaleOf)))
}

/** ('1.25', 3) gives '3.75' */
export const times = (a: Decimal, b: Decimal): string =>
  big(a)
    .times(b)
    .toFixed(scaleOf(a) + scaleOf(b))

/** ('5.00', '1.25') gives '3.75' */
export const minus = (a: Decimal, b: Decimal): string =>
  big(a)
    .minus(b)
    .toFixed(Math.max(scaleOf(a), scaleOf(b)))

/** below 0, 0, or above 0, as a sort function does */
export const compare = (a: Decimal, b: Decimal): number => big(a).cmp(b)

/** How many digits stand after the point, which an exponent moves: one for '0.5', three for '0.50e-1'. */
const scaleOf = (value: Decimal): number => {
  const [digits = '', exponent = '0'] = String(value).toLowerCase().split('e')
  return Math.max(0, (digits.split('.')[1]?.length ?? 0) - Number(exponent))
}
