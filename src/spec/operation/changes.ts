import { shown } from '../../diagnostics/index.ts'
import { readExpression, valueType } from '../condition/index.ts'
import { byName } from '../order.ts'
import { mapOf, notYet } from '../read-map.ts'
import { type Entry, isEmpty, type Node, type ScalarNode } from '../text/node.ts'
import { nearestTo, note } from '../text/notes.ts'
import type { Assignment, Expr, Field, LinkChange } from '../types.ts'
import { computedNames } from '../entity/shapes.ts'
import { readDefault } from '../field/default.ts'
import { scalarOf } from '../values.ts'
import type { ConditionContext } from './fails.ts'
import { assignable, whyNot } from './assignable.ts'

/** `set: { payment_status: SIMULATED_OK, paid_at: now, stock: "it.stock - input.quantity" }` */
export function readSet(node: Node, written: ReadonlySet<string>, context: ConditionContext): readonly Assignment[] {
  const map = mapOf(node, '`set`', context.notes)
  return byName(
    (map?.entries ?? []).flatMap((entry) => {
      const one = readAssignment(entry, written, context)
      return one === null ? [] : [{ name: one.field, one }]
    }),
  ).map(({ one }) => one)
}

function readAssignment({ key, keySpan, value }: Entry, written: ReadonlySet<string>, context: ConditionContext) {
  const { named, draft, notes } = context
  const field = named.get(key)
  if (field === undefined) {
    if (!draft.complete) return null
    return note(notes, 'unknown-field', keySpan, `The entity has no field \`${shown(key)}\`.`, hintFor(key, context))
  }
  if (draft.keys.states?.value.kind === 'map' && draft.keys.states.value.entries.some((one) => one.key === key)) {
    const hint = 'A transition under `states` says with `to` where it leads.'
    return note(notes, 'set-state', keySpan, `\`${key}\` changes by its transitions only.`, hint)
  }
  if (written.has(key))
    return note(notes, 'given-twice', keySpan, `\`${key}\` is sent: it stands in \`input\`.`, 'Remove one of the two.')
  if (field.immutable)
    return note(notes, 'set-immutable', keySpan, `\`${key}\` is given to a new row and never changes.`)
  const found = valueOf(field, value, context)
  return found && { field: key, value: found }
}

function hintFor(key: string, { fields, draft, relations, notes }: ConditionContext): string | undefined {
  if (computedNames(draft).includes(key)) return 'A computed field is never set: it follows from others.'
  if (relations.links.some(({ name }) => name === key))
    return 'Rows are put there with `add`, and taken out with `remove`.'
  const near = nearestTo(notes, key, () => fields.map(({ name }) => name))
  return near === null ? undefined : `Did you mean \`${near}\`?`
}

/** A literal of the field's type, `now`, `today`, or an expression. */
function valueOf(field: Field, node: Node, context: ConditionContext): Expr | null {
  const { notes, roots, model } = context
  if (isEmpty(node)) {
    if (field.optional) return { node: 'literal', value: null, type: { kind: 'null' }, nullable: true }
    return note(notes, 'bad-value', node.span, `\`${field.name}\` cannot be empty.`)
  }
  const scalar = scalarOf(node, `\`${field.name}\``, notes)
  if (scalar === null) return null
  const expression = isExpression(field, scalar)
  if (scalar.text === 'actor' && scalar.plain) return notYet(notes, scalar.span, 'The value `actor`')
  const moment = field.type.kind === 'datetime' ? 'now' : field.type.kind === 'date' ? 'today' : null
  if (field.type.kind !== 'reference' && !expression && scalar.text !== moment) {
    const literal = readDefault(
      field.type,
      { text: scalar.text, quoted: !scalar.plain, span: scalar.span, long: false, of: field.name },
      notes,
    )
    if (literal?.kind !== 'value') return null
    return { node: 'literal', value: literal.value, type: valueType(field.type), nullable: false }
  }
  const expr = readExpression(
    { ...scalar, plain: false },
    { what: `\`${field.name}\``, roots, wanted: 'any' },
    model,
    notes,
  )
  if (expr === null || assignable(expr, field)) return expr
  return note(notes, 'wrong-result', scalar.span, `\`${field.name}\` cannot take this value: ${whyNot(expr, field)}.`)
}

/** A text field takes a quoted text as it is, unless that looks at a row or at what is sent. */
function isExpression({ type }: Field, { plain, text }: ScalarNode): boolean {
  if (plain) return /^(it|input)\./.test(text)
  const textual = type.kind === 'string' || type.kind === 'text' || type.kind === 'url' || type.kind === 'email'
  return textual ? /\b(it|input)\.[a-z]/.test(text) : /\b(it|input|now|today)\b|[()+*/]/.test(text)
}

/** `add: { tags: input.tag }` */
export function readLinkChanges(node: Node, what: string, context: ConditionContext): readonly LinkChange[] {
  const map = mapOf(node, what, context.notes)
  return byName(
    (map?.entries ?? []).flatMap((entry) => {
      const one = readLinkChange(entry, context)
      return one === null ? [] : [{ name: one.link, one }]
    }),
  ).map(({ one }) => one)
}

function readLinkChange({ key, keySpan, value }: Entry, context: ConditionContext): LinkChange | null {
  const { relations, draft, notes, roots, model } = context
  const { links, ends } = relations
  if (ends.some(({ name, by }) => name === key && by.kind === 'link'))
    return notYet(notes, keySpan, 'A change of a relation from its other end')
  const link = links.find(({ name }) => name === key)
  if (link === undefined) {
    if (!draft.complete) return null
    const near = nearestTo(notes, key, () => links.map(({ name }) => name))
    const hint = near === null ? undefined : `Did you mean \`${near}\`?`
    return note(notes, 'unknown-field', keySpan, `The entity has no relation to many \`${key}\`.`, hint)
  }
  const scalar = scalarOf(value, `\`${key}\``, notes, 'a row')
  if (scalar === null) return null
  if (scalar.text === 'actor') return notYet(notes, scalar.span, 'The value `actor`')
  const row = readExpression({ ...scalar, plain: false }, { what: `\`${key}\``, roots, wanted: 'any' }, model, notes)
  if (row === null) return null
  const fits = row.type.kind === 'row' && row.type.entity === link.entity
  if (!fits) return note(notes, 'wrong-result', scalar.span, `A ${link.entity} is expected here.`, 'Such as input.tag.')
  if (row.node !== 'input' || row.nullable) return notYet(notes, scalar.span, 'A row that is not sent')
  return { link: key, value: row }
}
