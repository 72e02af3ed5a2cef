import { shown } from '../diagnostics/index.ts'
import type { Node } from './text/node.ts'
import { note, type Notes } from './text/notes.ts'
import { itemsOf, scalarOf } from './values.ts'

/** Takes the value of `cors` and returns the origins, sorted and each once; ['*'] is any. */
export function cors(node: Node, notes: Notes): readonly string[] {
  const items = itemsOf(node, '`cors`', notes) ?? []
  const origins = items.flatMap((item) => {
    const found = origin(item, items.length, notes)
    return found === null ? [] : [found]
  })
  return [...new Set(origins)].sort()
}

function origin(node: Node, count: number, notes: Notes): string | null {
  const scalar = scalarOf(node, 'an origin', notes)
  if (scalar === null) return null
  if (scalar.text === '*') {
    return count === 1
      ? '*'
      : note(notes, 'bad-origin', scalar.span, '"*" stands for any origin and cannot stand beside others.')
  }
  const url = URL.canParse(scalar.text) ? new URL(scalar.text) : null
  if (url !== null && /^https?:$/.test(url.protocol) && url.origin === scalar.text) return scalar.text
  const meant =
    url !== null && /^https?:$/.test(url.protocol) ? `Did you mean ${url.origin}?` : 'An example: https://shop.example'
  return note(notes, 'bad-origin', scalar.span, `\`${shown(scalar.text)}\` is not an origin.`, meant)
}
