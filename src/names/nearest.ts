/**
 * Takes a name that is not known and those that are, and returns the one that was probably meant: the nearest in
 * edit distance, regardless of case, if at most a third of it differs. Null when nothing is close.
 */
export function nearest(name: string, candidates: Iterable<string>): string | null {
  if (name.length === 0 || name.length > 80) return null
  const wanted = name.toLowerCase()
  let best: string | null = null
  let least = Math.max(1, Math.floor(wanted.length / 3)) + 1
  for (const candidate of candidates) {
    const found = distance(wanted, candidate.toLowerCase(), least)
    if (found < least && found < candidate.length) {
      best = candidate
      least = found
    }
  }
  return best
}

/** Edits of one letter, where swapping two neighbours counts as one; `limit` when the lengths alone are too far apart. */
function distance(left: string, right: string, limit: number): number {
  if (Math.abs(left.length - right.length) >= limit) return limit
  let before: number[] = []
  let above = Array.from({ length: right.length + 1 }, (_, index) => index)
  for (let row = 1; row <= left.length; row++) {
    const line = [row]
    for (let column = 1; column <= right.length; column++) {
      const same = left[row - 1] === right[column - 1]
      const swapped = left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1]
      line[column] = Math.min(
        at(above, column) + 1,
        at(line, column - 1) + 1,
        at(above, column - 1) + (same ? 0 : 1),
        swapped && row > 1 && column > 1 ? at(before, column - 2) + 1 : Infinity,
      )
    }
    before = above
    above = line
  }
  return at(above, right.length)
}

function at(line: readonly number[], index: number): number {
  return line[index] ?? Infinity
}
