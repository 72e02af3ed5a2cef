import { readExpression } from '../condition/index.ts'
import type { Model, Roots } from '../condition/model.ts'
import { isOwn } from '../condition/index.ts'
import { unique as uniqueKeys } from '../keys/table.ts'
import { readMap, wrongKind } from '../read-map.ts'
import type { Node } from '../text/node.ts'
import { note, type Notes } from '../text/notes.ts'
import type { Expr, Unique } from '../types.ts'
import { scalarOf } from '../values.ts'
import { checkField, type Known } from './list.ts'

interface Conditions {
  readonly model: Model
  readonly roots: Roots
  readonly notes: Notes
}

/** Takes the value of `unique` and returns its lists of fields; a list of one without a condition is the same as the flag. */
export function readUnique(node: Node | undefined, known: Known, conditions: Conditions): readonly Unique[] {
  const { notes } = conditions
  if (node === undefined) return []
  if (node.kind !== 'list') {
    wrongKind(node, '`unique`', 'a list of lists of fields: [[customer, day]]', notes)
    return []
  }
  const found: Unique[] = []
  const seen = new Set<string>()
  for (const item of node.items) {
    const one = readOne(item, known, conditions)
    if (one === null) continue
    const id = one.fields.toSorted().join(' ')
    if (!seen.has(id)) found.push(one)
    else note(notes, 'given-twice', item.span, 'The same fields stand here a second time.', 'Remove one of the two.')
    seen.add(id)
  }
  return found
}

/** `[a, b]`, or `{ fields: [a, b], where: "..." }`. */
function readOne(node: Node, known: Known, conditions: Conditions): Unique | null {
  const { notes } = conditions
  if (node.kind !== 'map') {
    const fields = readNames(node, known, notes)
    return fields && { fields, where: null }
  }
  const { keys } = readMap(node, uniqueKeys, 'an entry of `unique`', notes)
  if (keys.fields === undefined) {
    // what is there instead was reported
    if (node.entries.length > Object.keys(keys).length) return null
    return note(notes, 'missing-key', node.span, 'An entry of `unique` names its `fields`.', 'Add fields: [customer].')
  }
  const { value } = keys.fields
  const fields = readNames(
    value.kind === 'scalar' ? { kind: 'list', span: value.span, items: [value] } : value,
    known,
    notes,
  )
  if (keys.where === undefined) return fields && { fields, where: null }
  const where = readWhere(keys.where.value, conditions)
  return fields && where && { fields, where }
}

function readWhere(node: Node, { model, roots, notes }: Conditions): Expr | null {
  const where = readExpression(node, { what: '`where`', roots, wanted: 'bool' }, model, notes)
  if (where === null || isOwn(where)) return where
  const message = 'A condition of `unique` looks at the columns of its own row, and not at the time.'
  return note(notes, 'not-own', node.span, message)
}

function readNames(node: Node, known: Known, notes: Notes): readonly string[] | null {
  if (node.kind !== 'list') return wrongKind(node, 'an entry of `unique`', 'a list of fields: [[customer, day]]', notes)
  if (node.items.length === 0) return note(notes, 'empty', node.span, 'An entry of `unique` names no field.')
  const names: string[] = []
  for (const item of node.items) {
    const name = scalarOf(item, 'an entry of `unique`', notes, 'a field')
    if (name === null) return null
    if (known.computed.has(name.text))
      return note(notes, 'unknown-field', name.span, `\`${name.text}\` is computed: no column could be unique.`)
    if (!checkField(name.text, name.span, known, notes)) return null
    if (names.includes(name.text))
      return note(notes, 'given-twice', name.span, `\`${name.text}\` stands here a second time.`)
    names.push(name.text)
  }
  return names
}
