/** Sorted by name, by code units: the same in every locale. */
export function byName<T extends { readonly name: string }>(values: readonly T[]): readonly T[] {
  return values.toSorted((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))
}

/** Freezes plain data through and through. */
export function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value)
    for (const part of Object.values(value)) frozen(part)
  }
  return value
}
