/** The numbers of the core schema of YAML 1.2. */
const number = /^([-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?|0o[0-7]+|0x[0-9a-fA-F]+)$/
const endless = /^([-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN))$/

export type NumberRead =
  | { readonly kind: 'number'; readonly value: number }
  /** `sent` is what would go out instead; null: JSON has no such number */
  | { readonly kind: 'inexact'; readonly sent: string | null }

/**
 * Takes a plain scalar and returns its number, or null if it is none. A zero or a plus at the front is a sign of a text
 * (a postcode, a telephone number) whose quotes were forgotten, and would be lost like digits beyond the fifteenth.
 */
export function numberOf(text: string): NumberRead | null {
  if (endless.test(text)) return { kind: 'inexact', sent: null }
  if (!number.test(text)) return null
  const value = Number(text)
  if (!Number.isFinite(value)) return { kind: 'inexact', sent: null }
  const kept = /^0[ox]/.test(text) ? Number.isSafeInteger(value) : digitsOf(text) === digitsOf(String(value))
  if (!kept || /^(\+|-?0[0-9])/.test(text)) return { kind: 'inexact', sent: String(value) }
  return { kind: 'number', value: value === 0 ? 0 : value }
}

/** The digits that count and their power of ten: the same for 3.20, 3.2 and 32e-1. */
function digitsOf(text: string): string {
  const [mantissa = '', exponent = '0'] = text.toLowerCase().replace(/^[-+]/, '').split('e')
  const [whole = '', fraction = ''] = mantissa.split('.')
  const all = (whole + fraction).replace(/^0+/, '')
  const kept = all.replace(/0+$/, '')
  return kept === '' ? '0' : `${kept}e${Number(exponent) - fraction.length + all.length - kept.length}`
}
