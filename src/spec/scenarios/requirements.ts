import { shown } from '../../diagnostics/index.ts'
import { requirement as requirementKeys } from '../keys/table.ts'
import { mapOf, readMap } from '../read-map.ts'
import type { Entry, Node } from '../text/node.ts'
import { note, type Notes } from '../text/notes.ts'
import type { Entity, Requirement } from '../types.ts'
import { textOf } from '../values.ts'
import { readBy, type Targets, targetsOf } from './by.ts'
import { isWhole } from './known.ts'
import { naturally } from './natural.ts'

/**
 * Takes the value of `requirements` and returns them in the natural order of their ids. One with a mistake is among
 * them, so that a scenario that proves it is not called wrong too.
 */
export function readRequirements(
  node: Node | undefined,
  entities: readonly Entity[],
  notes: Notes,
): readonly Requirement[] {
  const map = node === undefined ? null : mapOf(node, '`requirements`', notes)
  const whole = isWhole(notes)
  const targets = targetsOf(map === null ? [] : entities)
  const found = (map?.entries ?? []).map((entry) => readRequirement(entry, targets, whole, notes))
  return found.toSorted((a, b) => naturally(a.id, b.id))
}

function readRequirement(
  { key: id, keySpan, value }: Entry,
  targets: Targets,
  whole: boolean,
  notes: Notes,
): Requirement {
  if (!/^[A-Za-z][A-Za-z0-9_.-]{0,39}$/.test(id)) {
    const hint = 'Use at most 40 letters, digits, dots, dashes and underscores, beginning with a letter.'
    note(notes, 'bad-id', keySpan, `\`${shown(id)}\` is not an id.`, hint)
  }
  const what = `the requirement ${shown(id)}`
  if (value.kind !== 'map') return { id, says: textOf(value, what, notes) ?? '', by: '' }
  if (value.entries.length === 0)
    note(notes, 'empty', value.span, `Nothing is said of ${what}.`, 'Add says: what the app must do.')
  const { says, by } = readMap(value, requirementKeys, what, notes).keys
  return {
    id,
    says: (says && textOf(says.value, '`says`', notes)) ?? '',
    by: (by && readBy(by.value, targets, whole, notes)) ?? '',
  }
}
