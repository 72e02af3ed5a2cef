/** Compares as people count: F2 before F10. Texts that count as equal (F1, F01) are told apart letter by letter. */
export function naturally(left: string, right: string): number {
  const others = right.match(pieces) ?? []
  for (const [index, piece] of (left.match(pieces) ?? []).entries()) {
    const found = comparePieces(piece, others[index] ?? '')
    if (found !== 0) return found
  }
  return compare(left, right)
}

const pieces = /[0-9]+|[^0-9]+/g

function comparePieces(left: string, right: string): number {
  if (!/^[0-9]/.test(left) || !/^[0-9]/.test(right)) return compare(left, right)
  const [one, other] = [left.replace(/^0+/, ''), right.replace(/^0+/, '')]
  return one.length - other.length || compare(one, other)
}

function compare(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0
}
