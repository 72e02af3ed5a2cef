import { mapTexts } from './values.ts'

/** What placeholders stand for. */
export interface Known {
  readonly saved: ReadonlyMap<string, unknown>
  /** one moment for a whole scenario, so that a time that is sent can be expected back */
  readonly now: Date
}

const placeholder = /\{([A-Za-z_]\w*|now *[+-] *\d+ *(?:ms|s|min|h|d))\}/g
const onlyPlaceholder = new RegExp(`^${placeholder.source}$`)
const firstPlaceholder = new RegExp(`^${placeholder.source}`)
const segment = /(?<=\/):([A-Za-z_]\w*)(?=\/|$)/g

/**
 * A value with what its texts ask for. A text that is one placeholder becomes the saved value, whatever its type.
 * @throws Error when nothing is saved under a name
 */
export const fill = (template: unknown, known: Known): unknown =>
  mapTexts(template, (text) => {
    const name = onlyPlaceholder.exec(text)?.[1]
    return name === undefined ? fillText(text, known) : lookUp(name, known)
  })

export const fillText = (text: string, known: Known, encode = (part: string): string => part): string =>
  text.replaceAll(placeholder, (_, name: string) => encode(asText(lookUp(name, known))))

/** Values are encoded, but for one that the path begins with: that is a whole address, and no prefix comes before it. */
export const fillPath = (path: string, known: Known, prefix: string): string => {
  const template = path.replace(/^[^?]*/, (address) => address.replaceAll(segment, '{$1}'))
  const start = firstPlaceholder.exec(template)?.[0] ?? ''
  const rest = fillText(template.slice(start.length), known, encodeURIComponent)
  return (start === '' ? prefix : fillText(start, known)) + rest
}

const lookUp = (name: string, { saved, now }: Known): unknown => {
  const time = /^now(?: *([+-]) *(\d+) *(\w+))?$/.exec(name)
  if (time !== null) return timeFrom(now, time)
  if (!saved.has(name)) throw new Error(`nothing is saved as "${name}"`)
  return saved.get(name)
}

const units: Readonly<Record<string, number>> = { ms: 1, s: 1000, min: 60_000, h: 3_600_000, d: 86_400_000 }

const timeFrom = (now: Date, [, sign, count = '0', unit = 'ms']: readonly string[]): string =>
  new Date(now.getTime() + Number(`${sign ?? ''}${count}`) * (units[unit] ?? 0)).toISOString()

const asText = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value))
