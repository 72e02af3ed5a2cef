import { shown } from '../../diagnostics/index.ts'
import { mapOf } from '../read-map.ts'
import type { Entry, MapNode, Node } from '../text/node.ts'
import { note, type Notes } from '../text/notes.ts'
import { scalarOf } from '../values.ts'
import { byText } from './order.ts'

/** Takes the value of `save`: names, and the paths of what they name in the answer's body. */
export function readSave(node: Node | undefined, notes: Notes): Readonly<Record<string, string>> {
  const map = node === undefined ? null : mapOf(node, '`save`', notes)
  if (map?.entries.length === 0) note(notes, 'empty', map.span, '`save` names nothing.', 'Write save: { product: id }.')
  const entries = (map?.entries ?? []).toSorted(byText)
  return Object.fromEntries(entries.map((entry) => [entry.key, readPath(entry, notes)]))
}

function readPath({ key, keySpan, value }: Entry, notes: Notes): string {
  if (key === 'now') note(notes, 'bad-save', keySpan, '`now` is the time already.', 'Choose another name.')
  else if (!/^[A-Za-z]\w{0,39}$/.test(key)) {
    const hint = 'Use at most 40 letters, digits and underscores, beginning with a letter.'
    note(notes, 'bad-save', keySpan, `\`${shown(key)}\` is not a name for a saved value.`, hint)
  }
  const scalar = scalarOf(value, `\`${shown(key)}\``, notes, 'a path in the answer')
  if (scalar === null) return ''
  if (!/^[\w-]+(\.[\w-]+)*$/.test(scalar.text)) {
    const message = `\`${shown(scalar.text)}\` is not a path in an answer.`
    note(notes, 'bad-save', scalar.span, message, 'Write it like id, or items.0.id for the first of a list.')
  }
  return scalar.text
}

/** The names that a step gives, whether all else in it is right or not. */
export function savedBy(step: Node): readonly string[] {
  const save = step.kind === 'map' ? valueAt(step, 'save') : undefined
  return save?.kind === 'map' ? save.entries.map(({ key }) => key) : []
}

function valueAt({ entries }: MapNode, name: string): Node | undefined {
  return entries.find(({ key }) => key === name)?.value
}
