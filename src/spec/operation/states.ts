import { shown } from '../../diagnostics/index.ts'
import { transition as transitionKeys } from '../keys/table.ts'
import { type Found, mapOf, readMap } from '../read-map.ts'
import type { Entry, Node } from '../text/node.ts'
import { listed, nearestTo, note, type Notes } from '../text/notes.ts'
import type { Field, Transition } from '../types.ts'
import { itemsOf, scalarOf } from '../values.ts'
import { checkOperationName } from './name.ts'
import { readOperation } from './operation.ts'
import type { OperationContext, PlacedOperation } from './operations.ts'

/** `states: { status: { pay: { from: PENDING, to: PAID } } }`: each transition is an operation. */
export function readStates(context: OperationContext): readonly PlacedOperation[] {
  const { draft, notes } = context
  const node = draft.keys.states?.value
  const map = node && mapOf(node, '`states`', notes)
  return (map?.entries ?? []).flatMap((entry) => readField(entry, context))
}

function readField(entry: Entry, context: OperationContext): PlacedOperation[] {
  const { fields, named, draft, notes } = context
  const field = named.get(entry.key)
  if (field === undefined) {
    if (!draft.complete) return []
    const near = nearestTo(notes, entry.key, () => fields.map(({ name }) => name))
    const hint = near === null ? undefined : `Did you mean \`${near}\`?`
    note(notes, 'unknown-field', entry.keySpan, `The entity has no field \`${shown(entry.key)}\`.`, hint)
    return []
  }
  if (field.type.kind !== 'enum') {
    note(
      notes,
      'bad-state',
      entry.keySpan,
      `\`${field.name}\` is no enum, so it has no states.`,
      'Such as enum(open | done) = open.',
    )
    return []
  }
  const map = mapOf(entry.value, `the states of \`${field.name}\``, notes)
  const states = field.type.values
  const found = (map?.entries ?? []).map((one) => readTransition(one, field, states, context))
  const steps = found.map(({ step }) => step)
  // a transition that could not be read may lead anywhere
  if (map !== null && !steps.includes(null))
    warnOfUnreachable(
      entry,
      field,
      steps.filter((step) => step !== null),
      notes,
    )
  return found.flatMap(({ placed }) => placed ?? [])
}

interface ReadTransition {
  /** null if it could not be told where it leads */
  readonly step: Transition | null
  readonly placed: PlacedOperation | null
}

const unread: ReadTransition = { step: null, placed: null }

function readTransition(
  entry: Entry,
  field: Field,
  states: readonly string[],
  context: OperationContext,
): ReadTransition {
  const { notes } = context
  const named = checkOperationName(entry, context)
  const map = mapOf(entry.value, `the transition \`${shown(entry.key)}\``, notes)
  if (map === null) return unread
  const { keys, later } = readMap(map, transitionKeys, 'a transition', notes)
  const step = readStep(entry, keys, field.name, states, notes)
  if (step === null || !named || later.has('at') || later.has('on')) return { step, placed: null }
  const operation = readOperation(entry, keys, step, context)
  return { step, placed: operation && { operation, span: entry.keySpan } }
}

function readStep(
  { key, keySpan }: Entry,
  keys: Found<typeof transitionKeys>['keys'],
  field: string,
  states: readonly string[],
  notes: Notes,
): Transition | null {
  if (keys.to === undefined) {
    const hint = `Add to: ${states.at(-1)}.`
    return note(notes, 'missing-key', keySpan, `The transition \`${shown(key)}\` leads nowhere.`, hint)
  }
  const to = stateOf(keys.to.value, states, notes)
  const from = keys.from ? readFrom(keys.from.value, states, notes) : []
  if (to === null || from === null) return null
  if (!from.includes(to)) return { field, from, to }
  const message = `\`${key}\` leads from ${to} to ${to}.`
  const hint = 'An operation with `set` changes a row without changing its state.'
  return note(notes, 'contradictory-state', keys.to.value.span, message, hint)
}

/** The states it starts from, each once; null, and a report, if one of them is none. */
function readFrom(node: Node, states: readonly string[], notes: Notes): readonly string[] | null {
  const items = itemsOf(node, '`from`', notes)
  if (items?.length === 0)
    return note(notes, 'empty', node.span, '`from` names no state.', 'Remove it: the transition starts from any then.')
  const found: string[] = []
  for (const item of items ?? []) {
    const state = stateOf(item, states, notes)
    if (state === null) return null
    if (found.includes(state))
      note(notes, 'given-twice', item.span, `\`${state}\` stands here a second time.`, 'Remove one of the two.')
    else found.push(state)
  }
  return items === null ? null : found
}

function stateOf(node: Node, states: readonly string[], notes: Notes): string | null {
  const scalar = scalarOf(node, 'a state', notes)
  if (scalar === null || states.includes(scalar.text)) return scalar?.text ?? null
  const near = nearestTo(notes, scalar.text, () => states)
  const hint = near === null ? `The states are ${listed(states)}.` : `Did you mean ${near}?`
  return note(notes, 'unknown-state', scalar.span, `\`${shown(scalar.text)}\` is not one of the field's words.`, hint)
}

/** A state that nothing leads to is a word that no row will ever have. */
function warnOfUnreachable(
  { keySpan }: Entry,
  { type, default: first, name }: Field,
  steps: readonly Transition[],
  notes: Notes,
): void {
  if (type.kind !== 'enum') return
  const reached = new Set<string>(first?.kind === 'value' ? [String(first.value)] : [])
  for (let grown = true; grown;) {
    const before = reached.size
    for (const { from, to } of steps) if (from.length === 0 || from.some((state) => reached.has(state))) reached.add(to)
    grown = reached.size > before
  }
  const lost = type.values.filter((state) => !reached.has(state))
  if (lost.length === 0 || first === null) return
  const message = `No transition of \`${name}\` ever leads to ${listed(lost)}.`
  note(notes, 'unreachable-state', keySpan, message, 'Add a transition, or take the word out of the enum.')
}
