import { isCollection, isMap, isPair, isScalar, type Document, type Pair } from 'yaml'

const widest = 120

/**
 * Gives collections in { } and [ ] lines of their own where they stood on several lines, hold a comment, are too long
 * for one, or hold something that does not survive there. What surrounds them must then have lines of its own as well.
 */
export function breakFlow(document: Document, text: string): void {
  mustBreak(document.contents, text)
}

function mustBreak(node: unknown, text: string): boolean {
  if (!isCollection(node)) return isScalar(node) && cannotStay(node.value, node.type)
  const parts = node.items.flatMap((item): readonly unknown[] => (isPair(item) ? [item.key, item.value] : [item]))
  const flows = node.items.filter((item) => isPair(item) && isCollection(item.value) && item.value.flow === true)
  const inside = parts.map((part) => mustBreak(part, text) || hasComment(part)).includes(true)
  for (const pair of flows) if (isPair(pair)) moveComment(pair)
  if (node.flow !== true) return true
  if (node.items.length === 0 || !(inside || isLong(node.range ?? null, text))) return hasComment(node)
  node.flow = false
  return true
}

/** The comment behind a map or list that gets lines of its own goes behind its key. */
function moveComment({ key, value }: Pair): void {
  if (
    !isScalar(key) ||
    !isCollection(value) ||
    value.flow ||
    !value.comment ||
    value.comment.includes('\n') ||
    key.comment
  )
    return
  key.comment = value.comment
  delete value.comment
}

/** A block of text needs lines of its own; so does a plain type with a comma or a bracket. */
function cannotStay(value: unknown, type: unknown): boolean {
  if (type === 'BLOCK_FOLDED' || type === 'BLOCK_LITERAL') return true
  return type === 'PLAIN' && typeof value === 'string' && /[,[\]{}]/.test(value)
}

function hasComment(node: unknown): boolean {
  return (
    (isScalar(node) || isMap(node) || isCollection(node)) &&
    Boolean(node.comment || node.commentBefore || node.spaceBefore)
  )
}

function isLong(range: readonly number[] | null, text: string): boolean {
  const [start, end] = range ?? []
  if (start === undefined || end === undefined) return false
  const part = text.slice(start, end)
  const column = start - (text.lastIndexOf('\n', start - 1) + 1)
  return part.includes('\n') || column + part.length > widest
}
