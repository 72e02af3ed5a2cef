import { checkField, type Known } from './list.ts'
import { notYet, wrongKind } from './read-map.ts'
import type { Node } from './text/node.ts'
import { note, type Notes } from './text/notes.ts'
import { scalarOf } from './values.ts'

/** Takes the value of `unique` and returns its lists of fields; a list of one is the same as the flag. */
export function readUnique(node: Node | undefined, known: Known, notes: Notes): readonly (readonly string[])[] {
  if (node === undefined) return []
  if (node.kind !== 'list') {
    wrongKind(node, '`unique`', 'a list of lists of fields: [[customer, day]]', notes)
    return []
  }
  const found: (readonly string[])[] = []
  for (const item of node.items) {
    const names = readNames(item, known, notes)
    if (names === null) continue
    if (!found.some((other) => sameSet(other, names))) found.push(names)
    else note(notes, 'given-twice', item.span, 'The same fields stand here a second time.', 'Remove one of the two.')
  }
  return found
}

function readNames(node: Node, known: Known, notes: Notes): readonly string[] | null {
  if (node.kind === 'map') {
    return notYet(notes, node.span, 'An entry of `unique` in its long form')
  }
  if (node.kind !== 'list') return wrongKind(node, 'an entry of `unique`', 'a list of fields: [[customer, day]]', notes)
  if (node.items.length === 0) return note(notes, 'empty', node.span, 'An entry of `unique` names no field.')
  const names: string[] = []
  for (const item of node.items) {
    const name = scalarOf(item, 'an entry of `unique`', notes, 'a field')
    if (name === null || !checkField(name.text, name.span, known, notes)) return null
    if (names.includes(name.text))
      return note(notes, 'given-twice', name.span, `\`${name.text}\` stands here a second time.`)
    names.push(name.text)
  }
  return names
}

function sameSet(left: readonly string[], right: readonly string[]): boolean {
  return left.length === right.length && left.every((name) => right.includes(name))
}
