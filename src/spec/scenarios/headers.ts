import { shown } from '../../diagnostics/index.ts'
import { mapOf } from '../read-map.ts'
import type { Entry, Node } from '../text/node.ts'
import { note } from '../text/notes.ts'
import { scalarOf } from '../values.ts'
import type { Scene } from './known.ts'
import { byText } from './order.ts'
import { checkPlaceholders } from './saved.ts'

/** Takes the value of `headers` and returns it by small names, because case means nothing there. */
export function readHeaders(node: Node | undefined, scene: Scene): Readonly<Record<string, string>> {
  const map = node === undefined ? null : mapOf(node, '`headers`', scene.notes)
  const found = new Map<string, string>()
  for (const entry of (map?.entries ?? []).toSorted(byText)) {
    const name = entry.key.toLowerCase()
    if (found.has(name))
      note(scene.notes, 'bad-header', entry.keySpan, `\`${shown(entry.key)}\` stands here a second time.`)
    found.set(name, readHeader(entry, scene))
  }
  const entries = [...found].map(([key, value]) => ({ key, value })).toSorted(byText)
  return Object.fromEntries(entries.map(({ key, value }) => [key, value]))
}

function readHeader({ key, keySpan, value }: Entry, scene: Scene): string {
  if (!/^[A-Za-z0-9!#$%&'*+.^_`|~-]+$/.test(key))
    note(scene.notes, 'bad-header', keySpan, `\`${shown(key)}\` is not the name of a header.`)
  const scalar = scalarOf(value, `the header ${shown(key)}`, scene.notes, 'a text')
  if (scalar === null) return ''
  if (/[^\x20-\xff]/.test(scalar.text))
    note(scene.notes, 'bad-header', scalar.span, 'The value of a header stands on one line, in Latin letters.')
  checkPlaceholders(scalar, scene)
  return scalar.text
}
