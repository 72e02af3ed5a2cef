/** Turns a variable's text into its value, or says what is wrong with it. Undefined: the variable is not set. */
export type Reader<T> = (text: string | undefined, production: boolean) => T | Problem

export class Problem {
  readonly message: string
  constructor(message: string) {
    this.message = message
  }
}

export const text =
  (fallback: string): Reader<string> =>
  (given) =>
    given ?? fallback

export const optional: Reader<string | null> = (given) => given ?? null

export const integer =
  (fallback: number, min: number, max: number, inProduction = fallback): Reader<number> =>
  (given, production) => {
    if (given === undefined) return production ? inProduction : fallback
    const value = /^\d{1,12}$/.test(given) ? Number(given) : Number.NaN
    return value >= min && value <= max ? value : new Problem(`must be a whole number from ${min} to ${max}`)
  }

/** One word of several. The fallback may differ in production. */
export const choice =
  <const V extends readonly string[]>(
    values: V,
    fallback: V[number],
    inProduction: V[number] = fallback,
  ): Reader<V[number]> =>
  (given, production) => {
    if (given === undefined) return production ? inProduction : fallback
    return values.find((value) => value === given) ?? new Problem(`must be one of ${values.join(', ')}`)
  }

/** On with `yes` and nothing else, so that it cannot be set by accident. */
export const flag: Reader<boolean> = (given) => {
  if (given === undefined || given === 'no') return false
  return given === 'yes' ? true : new Problem('must be yes or no')
}

/** Words between commas. */
export const list: Reader<readonly string[]> = (given) =>
  (given ?? '')
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '')

const placeholder = /change[-_ ]?me|example|placeholder|secret123|password123|^(.)\1*$/i

/** Null when it is not set. A short one, or one copied from an example, is refused. */
export const secret =
  (minLength: number): Reader<string | null> =>
  (given) => {
    if (given === undefined) return null
    if (given.length < minLength) return new Problem(`must have at least ${minLength} characters`)
    return placeholder.test(given) ? new Problem('is a placeholder: set a random value') : given
  }
