import { shown, type Span } from '../diagnostics/index.ts'
import { entityNames } from '../names/index.ts'
import { checkFieldName } from './check-names.ts'
import type { Context } from './context.ts'
import { type PlacedRoute, readExpose } from './expose.ts'
import { readField } from './field/field.ts'
import { entity as entityKeys } from './keys/table.ts'
import { readList, type Known } from './list.ts'
import { mapOf, notYet, readMap } from './read-map.ts'
import { byName } from './order.ts'
import type { Entry, Node } from './text/node.ts'
import { note, type Notes } from './text/notes.ts'
import type { Entity, Field } from './types.ts'
import { readUnique } from './unique.ts'
import { pathOf, textOf } from './values.ts'

/** An entity, and the places that checks over all entities need. */
export interface PlacedEntity {
  readonly entity: Entity
  readonly span: Span
  /** of `path`, if it was given */
  readonly pathSpan: Span | null
  readonly routes: readonly PlacedRoute[]
}

/** Keys that are not built yet and would bring fields of their own, so that the fields are not all known. */
const bringsFields: readonly string[] = ['partOf', 'computed', 'members', 'traits', 'me', 'states']

/** Takes an entity's name and value. Null only if nothing can be said of it. */
export function readEntity({ key, keySpan, value }: Entry, context: Context): PlacedEntity | null {
  const { notes, api } = context
  const map = mapOf(value, `\`${shown(key)}\``, notes)
  if (map === null) return null
  const { keys, later } = readMap(map, entityKeys, `the entity ${shown(key)}`, notes)
  if (keys.fields === undefined && later.size === 0) {
    note(
      notes,
      'missing-key',
      keySpan,
      `The entity ${shown(key)} has no \`fields\`.`,
      'Add fields: { name: string }, for example.',
    )
  }
  const { fields, complete } = keys.fields ? readFields(keys.fields.value, context) : { fields: [], complete: false }
  const names = entityNames(key)
  const path = keys.path ? readPath(keys.path.value, notes) : `/${names.kebabs}`
  const timestamps = timestampsOf(api.naming)
  const known: Known = {
    fields: new Set(fields.map(({ name }) => name)),
    timestamps: [timestamps.created, timestamps.updated],
    complete: complete && !bringsFields.some((one) => later.has(one)),
  }
  const unique = readUnique(keys.unique?.value, known, notes)
  const routes = readExpose(keys.expose?.value, path ?? `/${names.kebabs}`, keySpan, notes)
  const entity: Entity = {
    name: key,
    names,
    description: (keys.description && textOf(keys.description.value, '`description`', notes)) ?? '',
    path: path ?? `/${names.kebabs}`,
    fields: withSingles(fields, unique),
    unique: unique.filter((list) => list.length > 1),
    timestamps,
    routes: routes.map(({ route }) => route),
    list: readList(keys.list?.value, known, api.paging, notes),
  }
  return { entity, span: keySpan, pathSpan: keys.path?.value.span ?? null, routes }
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

/** All fields that can be used, by name; `complete` unless one was left out. */
function readFields(node: Node, context: Context): { fields: readonly Field[]; complete: boolean } {
  const map = mapOf(node, '`fields`', context.notes)
  if (map?.entries.length === 0)
    note(context.notes, 'empty', node.span, 'There are no fields.', 'Add one, such as name: string.')
  const fields: Field[] = []
  for (const entry of map?.entries ?? []) {
    const named = checkFieldName(entry, context)
    const field = named || entry.key !== 'id' ? readField(entry, context) : null
    if (!named || field === null) continue
    const twin = fields.find((other) => other.column === field.column)
    if (twin === undefined) fields.push(field)
    else
      note(
        context.notes,
        'name-clash',
        entry.keySpan,
        `\`${field.name}\` and \`${twin.name}\` are both the column ${field.column}.`,
        'Rename one of the two.',
      )
  }
  const complete = map !== null && fields.length === map.entries.length
  return { fields: byName(fields), complete }
}

/** A list of one field under `unique` says the same as the flag. */
function withSingles(fields: readonly Field[], unique: readonly (readonly string[])[]): readonly Field[] {
  const singles = new Set(unique.filter((list) => list.length === 1).flat())
  return fields.map((field) => (singles.has(field.name) ? { ...field, unique: true } : field))
}
