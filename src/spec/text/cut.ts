/** One piece of a one-line { } or [ ]: the text at its end, where it may have been cut, and its place. */
export interface Piece {
  /** what stands before a colon; null in a list */
  readonly key: string | null
  /** the plain text that may go on; null if it is quoted, a map or a list */
  readonly text: string | null
  readonly start: number
  readonly end: number
  /** whether the whole piece is one plain text without a colon: what remains after a cut looks like that */
  readonly lone: boolean
}

export interface Cut {
  /** index of the first piece, and of the first one that no longer belongs to it */
  readonly from: number
  readonly until: number
}

/**
 * Finds the values that a comma has cut in two: `{ price: decimal(10,2) }` has the pieces `price: decimal(10` and `2)`.
 * A value is cut if its parenthesis is open and one of the following lone pieces closes it.
 */
export function findCuts(pieces: readonly Piece[]): readonly Cut[] {
  const cuts: Cut[] = []
  for (let from = 0; from < pieces.length; from++) {
    const until = closedAt(pieces, from)
    if (until === null) continue
    cuts.push({ from, until })
    from = until - 1
  }
  return cuts
}

function closedAt(pieces: readonly Piece[], from: number): number | null {
  let open = balance(pieces[from]?.text ?? '')
  if (open <= 0) return null
  for (let next = from + 1; next < pieces.length; next++) {
    const piece = pieces[next]
    if (piece === undefined || !piece.lone || piece.text === null) return null
    open += balance(piece.text)
    if (open <= 0) return next + 1
  }
  return null
}

function balance(text: string): number {
  let open = 0
  for (const character of text) open += character === '(' ? 1 : character === ')' ? -1 : 0
  return open
}
