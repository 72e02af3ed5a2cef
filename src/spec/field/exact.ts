/** A decimal number without loss: digits / 10^scale. Nothing here ever becomes a floating point number. */
export interface Exact {
  readonly digits: bigint
  readonly scale: number
}

const form = /^-?(0|[1-9][0-9]*)(\.[0-9]+)?$/

/** Takes digits such as -12.50 and returns the number; null for anything else (exponents, leading zeros, separators). */
export function exact(text: string): Exact | null {
  if (!form.test(text) || text.length > 1200) return null
  const [whole = '', fraction = ''] = text.split('.')
  const digits = fraction.replace(/0+$/, '')
  return {
    digits: BigInt(whole + digits) * (whole.startsWith('-') && BigInt(whole + digits) > 0n ? -1n : 1n),
    scale: digits.length,
  }
}

/** The number as digits at a scale that is at least its own. */
export function scaled({ digits, scale }: Exact, to: number): bigint {
  return digits * 10n ** BigInt(Math.max(0, to - scale))
}

/** Below zero, zero or above, as left compares to right. */
export function compare(left: Exact, right: Exact): number {
  const scale = Math.max(left.scale, right.scale)
  const difference = scaled(left, scale) - scaled(right, scale)
  return difference < 0n ? -1 : difference > 0n ? 1 : 0
}

/** The number in its shortest form: no zeros at its end, no minus before zero. */
export function digitsOf({ digits, scale }: Exact, atLeast = 0): string {
  const places = Math.max(scale, atLeast)
  const all = (digits < 0n ? -digits : digits) * 10n ** BigInt(places - scale)
  const text = all.toString().padStart(places + 1, '0')
  const sign = digits < 0n ? '-' : ''
  return places === 0 ? sign + text : `${sign}${text.slice(0, -places)}.${text.slice(-places)}`
}
