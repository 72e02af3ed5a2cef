import { shown, type Span } from '../../diagnostics/index.ts'
import { camelCase, type EntityNames, entityNames, snakeCase } from '../../names/index.ts'
import { checkFieldName } from '../check-names.ts'
import type { Context } from '../context.ts'
import type { Declared } from '../field/declared.ts'
import { readField } from '../field/field.ts'
import { known, referenceNames } from '../field/relation.ts'
import { entity as entityKeys } from '../keys/table.ts'
import { byName } from '../order.ts'
import { type Found, mapOf, notYet, readMap } from '../read-map.ts'
import type { Entry, Node } from '../text/node.ts'
import { note, type Notes } from '../text/notes.ts'
import type { Entity, Field } from '../types.ts'
import { pathOf, scalarOf } from '../values.ts'

type Of<K extends Declared['kind']> = Extract<Declared, { kind: K }>

/** What an entity says by itself, before it is known whether what it refers to is there. */
export interface Draft {
  readonly name: string
  readonly names: EntityNames
  readonly span: Span
  readonly keys: Found<typeof entityKeys>['keys']
  readonly path: string
  /** of `path`, if it was given */
  readonly pathSpan: Span | null
  /** by name */
  readonly fields: readonly Of<'field'>[]
  readonly named: ReadonlyMap<string, Field>
  readonly parts: readonly Of<'part'>[]
  readonly links: readonly Of<'link'>[]
  readonly ends: readonly Of<'end'>[]
  /** the entity that it is part of, and the field that says of which row */
  readonly owner: { readonly entity: string; readonly field: string; readonly span: Span } | null
  /** keys of the entity that are not built yet */
  readonly later: ReadonlySet<string>
  /** false if something of it could not be read, so that an unknown name is no mistake */
  readonly complete: boolean
  readonly timestamps: Entity['timestamps']
}

/** Keys that are not built yet and would bring fields of their own, so that the fields are not all known. */
const bringsFields: readonly string[] = ['members', 'traits', 'me']

/** Takes an entity's name and value. Null only if nothing can be said of it. */
export function readDraft({ key, keySpan, value }: Entry, context: Context): Draft | null {
  const { notes, api } = context
  const map = mapOf(value, `\`${shown(key)}\``, notes)
  if (map === null) return null
  const { keys, later } = readMap(map, entityKeys, `the entity ${shown(key)}`, notes)
  if (keys.fields === undefined && later.size === 0) {
    const message = `The entity ${shown(key)} has no \`fields\`.`
    note(notes, 'missing-key', keySpan, message, 'Add fields: { name: string }, for example.')
  }
  const owner = keys.partOf ? readOwner(keys.partOf.value, context) : null
  const stateful = keys.states?.value.kind === 'map' ? keys.states.value.entries.map((entry) => entry.key) : []
  const declared = keys.fields ? readFields(keys.fields.value, context) : { all: [], complete: false }
  const own = declared.all.map((one) => (one.kind === 'field' ? withStates(one, stateful) : one))
  const all = owner === null ? own : [...own, ...ownerField(owner, own, context)]
  const names = entityNames(key)
  const fields = byFieldName(all.filter((one) => one.kind === 'field'))
  const path = keys.path ? readPath(keys.path.value, notes) : null
  return {
    name: key,
    names,
    span: keySpan,
    keys,
    path: path ?? `/${names.kebabs}`,
    pathSpan: keys.path?.value.span ?? null,
    fields,
    named: new Map(fields.map(({ field }) => [field.name, field])),
    parts: byName(all.filter((one) => one.kind === 'part')),
    links: byName(all.filter((one) => one.kind === 'link')),
    ends: byName(all.filter((one) => one.kind === 'end')),
    owner,
    later,
    complete: declared.complete && !bringsFields.some((one) => later.has(one)) && (owner !== null || !keys.partOf),
    timestamps: timestampsOf(api.naming),
  }
}

function byFieldName(fields: readonly Of<'field'>[]): readonly Of<'field'>[] {
  return byName(fields.map((one) => ({ name: one.field.name, one }))).map(({ one }) => one)
}

/** A state changes by its transitions only. */
function withStates(declared: Of<'field'>, stateful: readonly string[]): Of<'field'> {
  if (!stateful.includes(declared.field.name)) return declared
  return { ...declared, field: { ...declared.field, readonly: true } }
}

function readOwner(node: Node, context: Context): Draft['owner'] {
  const scalar = scalarOf(node, '`partOf`', context.notes, 'an entity')
  if (scalar === null || !known(scalar.text, scalar.span, context)) return null
  const field = context.api.naming === 'snake_case' ? snakeCase(scalar.text) : camelCase(scalar.text)
  return { entity: scalar.text, field, span: scalar.span }
}

/** `cart` of a CartItem: deleted with it, and never moved to another. */
function ownerField(
  { entity, field: name, span }: NonNullable<Draft['owner']>,
  own: readonly Declared[],
  context: Context,
): Of<'field'>[] {
  const names = referenceNames(name, context)
  const twin = own.find((one) => one.kind === 'field' && one.field.column === names.column)
  if (twin) {
    note(context.notes, 'name-clash', twin.span, `\`partOf: ${entity}\` brings the field \`${name}\` already.`)
    return []
  }
  const field: Field = {
    name,
    ...names,
    type: { kind: 'reference', entity, onDelete: 'cascade' },
    optional: false,
    default: null,
    unique: false,
    index: true,
    search: false,
    readonly: false,
    immutable: true,
    private: false,
    description: '',
  }
  return [{ kind: 'field', field, span, copy: null }]
}

function timestampsOf(naming: 'camelCase' | 'snake_case'): Entity['timestamps'] {
  return naming === 'snake_case'
    ? { created: 'created_at', updated: 'updated_at' }
    : { created: 'createdAt', updated: 'updatedAt' }
}

function readPath(node: Node, notes: Notes): string | null {
  if (node.kind === 'scalar' && /^\/.*(:\w|\{\w+\})/.test(node.text))
    return notYet(notes, node.span, 'A parameter in the path of an entity')
  const path = pathOf(node, '`path`', notes)
  return path === '' ? '/' : path
}

/** All that can be used; `complete` unless something was left out. */
function readFields(node: Node, context: Context): { all: readonly Declared[]; complete: boolean } {
  const map = mapOf(node, '`fields`', context.notes)
  if (map?.entries.length === 0)
    note(context.notes, 'empty', node.span, 'There are no fields.', 'Add one, such as name: string.')
  const all: Declared[] = []
  const owners = new Map<string, Declared>()
  for (const entry of map?.entries ?? []) {
    const named = checkFieldName(entry, context)
    const one = named || entry.key !== 'id' ? readField(entry, context) : null
    if (!named || one === null) continue
    const twin = takenBy(one)
      .map((name) => owners.get(name))
      .find((other) => other !== undefined)
    if (twin) clash(entry, one, twin, context.notes)
    else {
      all.push(one)
      for (const name of takenBy(one)) owners.set(name, one)
    }
  }
  return { all, complete: map !== null && all.length === map.entries.length }
}

function clash({ keySpan, key }: Entry, one: Declared, twin: Declared, notes: Notes): void {
  const message =
    one.kind === 'field' && twin.kind === 'field' && one.field.column === twin.field.column
      ? `\`${key}\` and \`${nameOf(twin)}\` are both the column ${one.field.column}.`
      : `\`${key}\` and \`${nameOf(twin)}\` are the same name in JSON.`
  note(notes, 'name-clash', keySpan, message, 'Rename one of the two.')
}

export function nameOf(declared: Declared): string {
  return declared.kind === 'field' ? declared.field.name : declared.name
}

/** Names that nothing else in the entity may have: in the spec, in JSON, and in the table. */
function takenBy(declared: Declared): readonly string[] {
  if (declared.kind !== 'field') return [declared.name]
  const { name, key, column } = declared.field
  return [name, key, `column ${column}`]
}
