/** Entries in the order of their keys, by code units: the same in every locale. */
export function byText(left: { readonly key: string }, right: { readonly key: string }): number {
  return left.key < right.key ? -1 : left.key > right.key ? 1 : 0
}
