import { shown } from '../../diagnostics/index.ts'
import { checkFieldName } from '../check-names.ts'
import type { InputMember } from '../condition/index.ts'
import { readField } from '../field/field.ts'
import { notYet, wrongKind } from '../read-map.ts'
import { ownFields } from '../reserved.ts'
import type { Entry, Node } from '../text/node.ts'
import { nearestTo, note } from '../text/notes.ts'
import type { Field, Input } from '../types.ts'
import { scalarOf } from '../values.ts'
import type { OperationContext } from './operations.ts'
import type { OperationAddress } from './route.ts'

type Given = Pick<Input, 'field' | 'written'> & { readonly span: Entry['keySpan'] }

/** What `input` says. */
export interface GivenInput {
  readonly all: readonly Given[]
  /** names of those that could not be read, and of their keys: to name them is no mistake */
  readonly unread: readonly string[]
}

/** `{ product: -> Product, quantity: int(1..) = 1 }`, or a list of the entity's own fields, which are then written. */
export function readInput({ value }: Entry, context: OperationContext): GivenInput {
  if (value.kind !== 'list' && value.kind !== 'map') {
    wrongKind(value, '`input`', 'a map (name: field) or a list of fields', context.notes)
    return { all: [], unread: [] }
  }
  const all = new Map<string, Given>()
  const unread: string[] = []
  const found: readonly (readonly [string, Given | null])[] =
    value.kind === 'list'
      ? value.items.map((item) => [item.kind === 'scalar' ? item.text : '', ownField(item, context)])
      : value.entries.map((entry) => [entry.key, newField(entry, context)])
  for (const [name, given] of found) {
    if (given === null) unread.push(name, `${name}_id`, `${name}Id`)
    else if (isFree(given, all, value.kind, context)) all.set(given.field.key, given)
  }
  return { all: [...all.values()], unread }
}

/** Two inputs cannot be one name in JSON. */
function isFree(
  { field, span }: Given,
  before: ReadonlyMap<string, Given>,
  form: 'list' | 'map',
  context: OperationContext,
) {
  const twin = before.get(field.key)
  if (twin === undefined) return true
  if (form === 'list')
    note(context.notes, 'given-twice', span, `\`${field.name}\` stands here a second time.`, 'Remove one of the two.')
  else {
    const message = `\`${field.name}\` and \`${twin.field.name}\` are the same name in JSON.`
    note(context.notes, 'name-clash', span, message, 'Rename one of the two.')
  }
  return false
}

function newField(entry: Entry, context: OperationContext): Given | null {
  const { notes } = context
  if (!checkFieldName(entry, context)) return null
  if (entry.value.kind === 'scalar' && /^decimal\s*(\?|[<>=]|$)/.test(entry.value.text))
    return notYet(notes, entry.value.span, 'A decimal without its digits')
  const declared = readField(entry, context)
  if (declared === null) return null
  if (declared.kind !== 'field') return notYet(notes, declared.span, 'An input that is a list')
  if (declared.copy !== null) return notYet(notes, declared.copy.span, 'A copied default of an input')
  return isPlain(declared.field, entry, context) ? { field: declared.field, written: false, span: entry.keySpan } : null
}

function ownField(item: Node, { fields, named, draft, notes }: OperationContext): Given | null {
  const scalar = scalarOf(item, 'an entry of `input`', notes, 'a field')
  if (scalar === null) return null
  const { text, span } = scalar
  const field = named.get(text)
  if (field?.immutable)
    return note(notes, 'set-immutable', span, `\`${text}\` is given to a new row and never changes.`)
  if (field) {
    const stateful = draft.keys.states?.value
    if (stateful?.kind !== 'map' || !stateful.entries.some(({ key }) => key === text))
      return { field: { ...field, default: null }, written: true, span }
    return note(notes, 'set-state', span, `\`${text}\` changes by its transitions only.`)
  }
  if (ownFields.includes(text))
    return note(notes, 'reserved-name', span, `\`${text}\` comes by itself and is never sent.`)
  if (!draft.complete) return null
  const near = nearestTo(notes, text, () => fields.map(({ name }) => name))
  const hint = near === null ? 'A new value is given a name and a type: { amount: int }.' : `Did you mean \`${near}\`?`
  return note(notes, 'unknown-field', span, `The entity has no field \`${shown(text)}\`.`, hint)
}

/** What belongs to a column means nothing in an input. */
function isPlain(field: Field, { value, keySpan }: Entry, { notes }: OperationContext): boolean {
  const column = field.unique || field.search || field.readonly || field.immutable || field.private
  const index = field.index && field.type.kind !== 'reference'
  const fate = field.type.kind === 'reference' && field.type.onDelete !== 'restrict'
  if (!column && !index && !fate) return true
  const span = value.kind === 'scalar' ? value.span : keySpan
  note(notes, 'bad-flag', span, 'The flags of a column mean nothing in an input.', 'Take them out.')
  return false
}

/** What conditions see behind `input.`; what could not be read has no type, and nothing is said of it. */
export function inputMembers({ all, unread }: GivenInput): ReadonlyMap<string, InputMember> | null {
  if (all.length + unread.length === 0) return null
  return new Map<string, InputMember>([
    ...unread.map((name): [string, InputMember] => [name, { key: name, type: untyped, optional: true }]),
    ...all.map(({ field }): [string, InputMember] => [field.name, field]),
  ])
}

/** A row of an entity that no model has. */
const untyped = { kind: 'reference', entity: '', onDelete: 'restrict' } as const

/** Where each input comes from: the path if it is named there, the query of a GET or DELETE, else the body. */
export function placedInput(
  { all, unread }: GivenInput,
  { method, parameters, span }: OperationAddress,
  ofRow: readonly string[],
  { notes }: OperationContext,
): readonly Input[] | null {
  const keys = all.map(({ field }) => field.key)
  const unknown = parameters.find((name) => ![...keys, ...unread, ...ofRow, 'id'].includes(name))
  if (unknown !== undefined) {
    const near = nearestTo(notes, unknown, () => keys)
    const hint = near === null ? `Add it to \`input\`, or write :id for the row.` : `Did you mean :${near}?`
    return note(notes, 'unknown-parameter', span, `No input is called \`${unknown}\`.`, hint)
  }
  const inQuery = method === 'GET' || method === 'DELETE'
  const placed = all.map(({ field, written, span: place }): Input | null => {
    const from = parameters.includes(field.key) ? 'path' : inQuery ? 'query' : 'body'
    if (field.key === 'id') return note(notes, 'reserved-name', place, '`id` is the row at hand.')
    if (from === 'path' && field.type.kind !== 'reference' && !/^(uuid|string|enum|int)$/.test(field.type.kind))
      return notYet(notes, place, `A ${field.type.kind} in a path`)
    if (from === 'query' && /^(float|decimal|bigint)$/.test(field.type.kind))
      return notYet(notes, place, `A ${field.type.kind} in a query`)
    return { field, from, written }
  })
  if (placed.includes(null)) return null
  return placed.filter((one) => one !== null).toSorted((a, b) => (a.field.name < b.field.name ? -1 : 1))
}
