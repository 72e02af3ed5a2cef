/** A piece of a text, as it was written and where it begins. */
export type Piece = { readonly text: string; readonly at: number } & (
  | { readonly kind: 'plain' }
  | { readonly kind: 'saved'; readonly name: string }
  /** so many milliseconds from now */
  | { readonly kind: 'time'; readonly offset: number }
  /** `{ada.id}`: a value of somebody or something that the scenario is given */
  | { readonly kind: 'given'; readonly name: string }
  /** it begins as a time and is none */
  | { readonly kind: 'broken' }
)

const units = { ms: 1, s: 1000, min: 60_000, h: 3_600_000, d: 86_400_000 } as const

/** Cuts a text at its placeholders. Braces around anything else are a part of the text: `{}`, `{ a }`. */
export function piecesOf(text: string): readonly Piece[] {
  const pieces: Piece[] = []
  let end = 0
  const plain = (until: number) => {
    if (until > end) pieces.push({ kind: 'plain', text: text.slice(end, until), at: end })
  }
  for (const { 0: whole, 1: inner = '', index } of text.matchAll(/\{([^{}]*)\}/g)) {
    const piece = pieceOf(inner, { text: whole, at: index })
    if (piece === null) continue
    plain(index)
    pieces.push(piece)
    end = index + whole.length
  }
  plain(text.length)
  return pieces
}

function pieceOf(inner: string, place: { text: string; at: number }): Piece | null {
  if (/^now\b/.test(inner)) {
    const offset = offsetOf(inner)
    return offset === null ? { kind: 'broken', ...place } : { kind: 'time', offset, ...place }
  }
  if (/^[A-Za-z_]\w*$/.test(inner)) return { kind: 'saved', name: inner, ...place }
  if (/^[A-Za-z]\w*(\.\w+)+$/.test(inner)) return { kind: 'given', name: inner, ...place }
  return null
}

function offsetOf(inner: string): number | null {
  if (inner === 'now') return 0
  const [, sign, count, unit] = /^now *([+-]) *([0-9]{1,9}) *(ms|s|min|h|d)$/.exec(inner) ?? []
  if (unit === undefined) return null
  return (sign === '-' ? -1 : 1) * Number(count) * units[unit as keyof typeof units]
}
