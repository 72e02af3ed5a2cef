import { shown } from '../../diagnostics/index.ts'
import { snakeCase } from '../../names/index.ts'
import type { Context } from '../context.ts'
import { notYet } from '../read-map.ts'
import { listed, nearestTo, note } from '../text/notes.ts'
import type { Field, FieldType, OnDelete } from '../types.ts'
import type { Declared } from './declared.ts'
import type { Spot } from './ends.ts'
import type { Flags } from './flags.ts'
import type { FieldSyntax, Piece } from './syntax.ts'

interface Named {
  readonly name: string
  readonly description: string
  readonly flags: Flags
}

/** Takes a field that begins with an arrow. Null, and a report, if it cannot be used. */
export function readRelation(
  syntax: FieldSyntax,
  relation: Piece,
  named: Named,
  spot: Spot,
  context: Context,
): Declared | null {
  const arrow = /^(<->|->|<-)\s*/.exec(relation.text)
  const target = relation.text.slice(arrow?.[0].length ?? 0)
  const extra = syntax.bounds[0] ?? syntax.patterns[0] ?? syntax.lists[0] ?? syntax.default
  if (extra) {
    if (syntax.default?.text === 'actor') return notYet(context.notes, spot(extra), 'The default `actor`')
    return note(context.notes, 'bad-field', spot(extra), 'A relation takes only ? and flags.')
  }
  const place = spot({ start: relation.end - target.length, end: relation.end })
  switch (arrow?.[1]) {
    case '->':
      return known(target, place, context) ? reference(target, syntax, named, spot(relation), context) : null
    case '<->':
      return known(target, place, context) ? link(target, syntax, named, spot(relation), context) : null
    default:
      return end(target, named, place, context)
  }
}

/** Whether there is such an entity; reports it if not. */
export function known(name: string, span: ReturnType<Spot>, { entities, notes }: Context): boolean {
  if (entities.has(name)) return true
  const near = nearestTo(notes, name, () => entities)
  const hint = near === null ? `There are ${listed(entities)}.` : `Did you mean ${near}?`
  note(notes, 'unknown-entity', span, `There is no entity \`${shown(name)}\`.`, hint)
  return false
}

/** `customer` is `customer_id` or `customerId` on the wire, and `customer_id` in the table. */
export function referenceNames(name: string, { api }: Context): Pick<Field, 'key' | 'column'> {
  return { key: api.naming === 'snake_case' ? `${name}_id` : `${name}Id`, column: `${snakeCase(name)}_id` }
}

function reference(
  entity: string,
  { optional }: FieldSyntax,
  { name, description, flags }: Named,
  span: ReturnType<Spot>,
  context: Context,
): Declared | null {
  const wrong = flags.found.find(({ text }) => text === 'search')
  if (wrong) return note(context.notes, 'bad-flag', flags.spot(wrong), 'Only texts can be searched.')
  const onDelete = onDeleteOf(flags, optional, context)
  if (onDelete === null) return null
  const type: FieldType = { kind: 'reference', entity, onDelete }
  const field: Field = {
    name,
    ...referenceNames(name, context),
    type,
    optional,
    default: null,
    unique: flags.has('unique'),
    index: true,
    search: false,
    readonly: flags.has('readonly'),
    immutable: flags.has('immutable'),
    private: flags.has('private'),
    description,
  }
  return { kind: 'field', field, span, copy: null }
}

function onDeleteOf(flags: Flags, optional: boolean, { notes }: Context): OnDelete | null {
  const nullify = flags.found.find(({ text }) => text === 'nullify')
  if (flags.has('cascade') && nullify) {
    const message = '`cascade` and `nullify` contradict each other.'
    return note(notes, 'bad-flag', flags.spot(nullify), message, 'Keep one of the two.')
  }
  if (nullify && !optional) {
    const message = 'A required reference cannot become empty.'
    return note(notes, 'bad-flag', flags.spot(nullify), message, 'Make it optional with ?, or use `cascade`.')
  }
  return flags.has('cascade') ? 'cascade' : nullify ? 'nullify' : 'restrict'
}

function link(
  entity: string,
  { optional }: FieldSyntax,
  { name, flags }: Named,
  span: ReturnType<Spot>,
  { notes }: Context,
): Declared | null {
  if (optional) return note(notes, 'bad-field', span, 'A relation to many is never missing: it may be empty.')
  const wrong = flags.found.find(({ text }) => text !== 'readonly')
  if (wrong) {
    const message = `\`${shown(wrong.text)}\` does not go with a relation to many.`
    return note(notes, 'bad-flag', flags.spot(wrong), message, 'Only `readonly` does.')
  }
  return { kind: 'link', name, entity, readonly: flags.has('readonly'), span }
}

function end(target: string, { name, flags }: Named, span: ReturnType<Spot>, context: Context): Declared | null {
  const { notes } = context
  if (target.includes('|')) return notYet(notes, span, 'An other end of several relations')
  const [entity = '', member = ''] = target.split('.')
  const wrong = flags.found[0]
  if (wrong) return note(notes, 'bad-flag', flags.spot(wrong), 'The other end of a relation takes no flags.')
  if (!known(entity, { ...span, end: span.start + entity.length }, context)) return null
  return { kind: 'end', name, entity, member, span }
}
