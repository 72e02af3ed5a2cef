const secret =
  /^(password|passwd|secret|token|authorization|cookie|set-cookie|api[-_]?key|access[-_]?token|refresh[-_]?token|database[-_]?url)$/i

/** A log entry goes no deeper; what lies below is not looked at, and pino cuts it. */
const deepest = 4

/**
 * The same object, with `[redacted]` in place of every value whose key is a secret's. What holds none is not copied:
 * this runs for every line.
 */
export const redact = (entry: Record<string, unknown>, depth = 0): Record<string, unknown> => {
  let copy: Record<string, unknown> | null = null
  for (const [key, value] of Object.entries(entry)) {
    const safe = secret.test(key) ? '[redacted]' : isPlain(value) && depth < deepest ? redact(value, depth + 1) : value
    if (safe === value) continue
    copy ??= Array.isArray(entry) ? Object.assign([], entry) : { ...entry }
    copy[key] = safe
  }
  return copy ?? entry
}

const isPlain = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !(value instanceof Error)
