import { Decimal, decimalOf, rounded } from './values.ts'

/** Exact: halves are found by comparing integers. */
export const quotientOf = (left: Decimal, right: Decimal, scale: number): Decimal => {
  const digits = Math.max(left.scale, right.scale)
  const whole = ({ value }: Decimal): bigint => BigInt(value.times(`1e${digits}`).toFixed(0))
  const [dividend, divisor] = [whole(left) * 10n ** BigInt(scale), whole(right)]
  const negative = dividend < 0n !== divisor < 0n
  const size = (value: bigint): bigint => (value < 0n ? -value : value)
  const found = (2n * size(dividend) + size(divisor)) / (2n * size(divisor))
  return rounded(decimalOf(String(negative ? -found : found)).value.times(`1e-${scale}`), scale)
}
