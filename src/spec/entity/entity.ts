import type { Span } from '../../diagnostics/index.ts'
import { readExpression } from '../condition/index.ts'
import type { Model, Roots } from '../condition/model.ts'
import type { Context } from '../context.ts'
import { type PlacedRoute, readExpose } from '../expose.ts'
import { notYet } from '../read-map.ts'
import { assignable, whyNot } from '../operation/assignable.ts'
import { type PlacedOperation, readOperations } from '../operation/operations.ts'
import { note } from '../text/notes.ts'
import type { Entity, Field } from '../types.ts'
import { textOf } from '../values.ts'
import { readComputed } from './computed.ts'
import { computedNames } from './shapes.ts'
import type { Draft } from './draft.ts'
import { type Known, readList } from './list.ts'
import type { Relations } from './relations.ts'
import { readRules } from './rules.ts'
import { readUnique } from './unique.ts'

/** An entity, and the places that checks over all entities need. */
export interface PlacedEntity {
  readonly entity: Entity
  readonly span: Span
  /** of `path`, if it was given */
  readonly pathSpan: Span | null
  readonly routes: readonly PlacedRoute[]
  readonly operations: readonly PlacedOperation[]
}

/** What the readers of an entity's conditions know. */
export interface EntityContext extends Context {
  readonly draft: Draft
  readonly model: Model
  readonly known: Known
}

/** Completes an entity, now that all others are known. */
export function readEntity(draft: Draft, relations: Relations, model: Model, context: Context): PlacedEntity {
  const { notes, api } = context
  const { keys, names, path } = draft
  const known: Known = {
    fields: new Set(draft.fields.map(({ field }) => field.name)),
    timestamps: [draft.timestamps.created, draft.timestamps.updated],
    links: new Set(draft.links.map(({ name }) => name)),
    keys: new Map(draft.fields.flatMap(({ field: { name, key, column } }) => [[key, name] as const, [column, name]])),
    computed: new Set(computedNames(draft)),
    complete: draft.complete,
  }
  const inside: EntityContext = { ...context, draft, model, known }
  const fields = draft.fields.map((one) => withCopy(one, inside))
  const unique = readUnique(keys.unique?.value, known, { model, roots: rowOf(draft), notes })
  const routes = readRoutes(draft, context)
  const operations = readOperations(fields, relations, inside)
  const entity: Entity = {
    name: draft.name,
    names,
    description: (keys.description && textOf(keys.description.value, '`description`', notes)) ?? '',
    path,
    fields: withSingles(fields, unique),
    owner: draft.owner?.field ?? null,
    parts: relations.parts,
    links: relations.links,
    ends: relations.ends,
    computed: readComputed(inside),
    unique: unique.filter(({ fields: list, where }) => list.length > 1 || where !== null),
    rules: readRules(inside),
    operations: operations.map(({ operation }) => operation),
    timestamps: draft.timestamps,
    routes: routes.map(({ route }) => route),
    list: readList(keys.list?.value, inside, api.paging),
  }
  return { entity, span: draft.span, pathSpan: draft.pathSpan, routes, operations }
}

export function rowOf(draft: Draft): Roots {
  return { it: draft.name, input: null }
}

/** A part has no routes of its own: it is shown in its parent. */
function readRoutes(draft: Draft, context: Context): readonly PlacedRoute[] {
  const { keys, path, span, owner, later } = draft
  if (owner && keys.expose) {
    notYet(context.notes, keys.expose.keySpan, 'A part with routes')
    return []
  }
  // which routes there are, access would say
  const unknown = keys.expose === undefined && (context.accounts || later.has('access'))
  return owner || unknown ? [] : readExpose(keys.expose?.value, path, span, context.notes)
}

function withCopy({ field, copy }: Draft['fields'][number], { draft, model, notes }: EntityContext): Field {
  if (copy === null) return field
  const from = readExpression(copy, { what: 'the default', roots: rowOf(draft), wanted: 'value' }, model, notes)
  if (from === null) return field
  if (assignable(from, field)) return { ...field, default: { kind: 'copy', from } }
  note(notes, 'wrong-result', copy.span, `\`${field.name}\` cannot take this value: ${whyNot(from, field)}.`)
  return field
}

/** A list of one field under `unique` says the same as the flag. */
function withSingles(fields: readonly Field[], unique: Entity['unique']): readonly Field[] {
  const singles = new Set(
    unique.flatMap(({ fields: list, where }) => (where === null && list.length === 1 ? list : [])),
  )
  return fields.map((field) => (singles.has(field.name) ? { ...field, unique: true } : field))
}
