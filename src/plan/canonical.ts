import type { PlannedFile } from './types.ts'

/** By code unit, so that no locale decides. */
export const byPath = (a: Pick<PlannedFile, 'path'>, b: Pick<PlannedFile, 'path'>): number =>
  a.path < b.path ? -1 : a.path > b.path ? 1 : 0

/** JSON with sorted keys: equal values give equal text. */
export const canonical = (value: unknown): string => `${JSON.stringify(sorted(value), null, 2)}\n`

const sorted = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  )
}
