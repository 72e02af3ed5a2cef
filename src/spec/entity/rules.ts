import { shown } from '../../diagnostics/index.ts'
import { isOwn, readExpression } from '../condition/index.ts'
import { rule as ruleKeys } from '../keys/table.ts'
import { byName } from '../order.ts'
import { mapOf, readMap } from '../read-map.ts'
import type { Entry, Node } from '../text/node.ts'
import { note } from '../text/notes.ts'
import type { Rule } from '../types.ts'
import { textOf, wholeOf } from '../values.ts'
import { type EntityContext, rowOf } from './entity.ts'

/** What codes of errors, named by the author, look like. */
export const codeName = /^[a-z][a-z0-9]*(_[a-z0-9]+)*$/

/** Takes `rules`: a name for each, and what must hold after every write. */
export function readRules(context: EntityContext): readonly Rule[] {
  const node = context.draft.keys.rules?.value
  const map = node && mapOf(node, '`rules`', context.notes)
  return byName((map?.entries ?? []).flatMap((entry) => readRule(entry, context) ?? []))
}

function readRule(entry: Entry, context: EntityContext): Rule | null {
  const { key, keySpan, value } = entry
  const { notes, draft, model } = context
  if (!codeName.test(key) || key.length > 40) {
    return note(
      notes,
      'bad-name',
      keySpan,
      `\`${shown(key)}\` is not a name for a rule.`,
      'Use small letters and underscores: ends_after_start.',
    )
  }
  const long = value.kind === 'map' ? readMap(value, ruleKeys, 'a rule', notes).keys : { check: entry }
  if (long.check === undefined) {
    return note(notes, 'missing-key', keySpan, 'A rule has a `check`.', 'Add check: "it.ends_at > it.starts_at".')
  }
  const node: Node = long.check.value
  const check = readExpression(node, { what: 'a rule', roots: rowOf(draft), wanted: 'bool' }, model, notes)
  const status = 'status' in long && long.status ? wholeOf(long.status.value, 400, 499, '`status`', notes) : null
  const says = 'says' in long && long.says ? (textOf(long.says.value, '`says`', notes) ?? '') : ''
  return check && { name: key, check, stored: isOwn(check), status, says }
}
