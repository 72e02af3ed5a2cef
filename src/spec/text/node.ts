import type { Span } from '../../diagnostics/index.ts'

/** YAML without its syntax: what the readers of constructs see. Every node knows its place. */
export type Node = MapNode | ListNode | ScalarNode | BadNode

export interface MapNode {
  readonly kind: 'map'
  readonly span: Span
  readonly entries: readonly Entry[]
}

export interface Entry {
  readonly key: string
  readonly keySpan: Span
  readonly value: Node
}

export interface ListNode {
  readonly kind: 'list'
  readonly span: Span
  readonly items: readonly Node[]
}

export interface ScalarNode {
  readonly kind: 'scalar'
  readonly span: Span
  /** as it was written, without quotes and with line folding done: `010` stays `010` */
  readonly text: string
  /** neither quoted nor a block */
  readonly plain: boolean
  /** where `text` stands in the source letter by letter; null if escapes or line breaks come between */
  readonly start: number | null
}

/** Something that was already reported; readers pass over it in silence. */
export interface BadNode {
  readonly kind: 'bad'
  readonly span: Span
}

/** Whether nothing stands there: null, in any of its spellings. */
export function isEmpty(node: Node): boolean {
  return node.kind === 'scalar' && node.plain && /^(|~|null|Null|NULL)$/.test(node.text)
}

/** The place of a part of a scalar's text; the whole scalar where letters cannot be matched. */
export function partOf({ span, start }: ScalarNode, from: number, until: number): Span {
  if (start === null) return span
  return { source: span.source, start: start + from, end: start + Math.max(until, from) }
}

/** What a node is, in words. */
export function kindOf(node: Node): string {
  switch (node.kind) {
    case 'map':
      return 'a map'
    case 'list':
      return 'a list'
    case 'scalar':
      return 'a plain value'
    case 'bad':
      return 'something else'
  }
}
