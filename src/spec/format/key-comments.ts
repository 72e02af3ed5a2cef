import { type Document, isMap, isPair, isScalar, isSeq, type Pair } from 'yaml'

/**
 * Puts a comment that stands behind a key, above the block that is its value, back behind the key: the library takes
 * it for a comment of the block and would write it below.
 */
export function keepKeyComments(document: Document, text: string): void {
  visit(document.contents, text)
}

function visit(node: unknown, text: string): void {
  if (!isMap(node) && !isSeq(node)) return
  for (const item of node.items) {
    if (isPair(item)) keepOne(item, text)
    visit(isPair(item) ? item.value : item, text)
  }
}

function keepOne({ key, value }: Pair, text: string): void {
  if (!isScalar(key) || !key.range || key.comment || (!isMap(value) && !isSeq(value)) || value.flow) return
  const line = text.slice(key.range[1], text.indexOf('\n', key.range[1]))
  const comment = /^\s*:\s+#(.*)$/.exec(line)?.[1]
  const [first, ...rest] = value.commentBefore?.split('\n') ?? []
  if (comment === undefined || first !== comment) return
  key.comment = comment
  if (rest.length > 0) value.commentBefore = rest.join('\n')
  else delete value.commentBefore
}
