import type { Member, Model, Shape } from '../condition/model.ts'
import { camelCase, entityNames, snakeCase } from '../../names/index.ts'
import type { Context } from '../context.ts'
import type { Api, Expr, Field } from '../types.ts'
import { ownFields } from '../reserved.ts'
import { takenIn } from './computed.ts'
import type { Draft } from './draft.ts'
import type { Relations } from './relations.ts'

/** Reads a computed field of an entity, when an expression first asks for it. */
export type ReadComputed = (entity: string, name: string) => Expr | null

/** The entities as expressions see them. */
export function modelOf(
  drafts: readonly Draft[],
  relations: ReadonlyMap<string, Relations>,
  readComputed: ReadComputed,
  { entities, api }: Pick<Context, 'entities' | 'api'>,
): Model {
  const tables = new Map(drafts.map((draft) => [draft.name, draft]))
  const unsure = new Set([...entities].filter((name) => tables.get(name)?.complete !== true).flatMap(endsOf(api)))
  const shapes = new Map(
    drafts.map((draft) => [
      draft.name,
      { ...shapeOf(draft, relations, tables, (name) => readComputed(draft.name, name)), unsure },
    ]),
  )
  return { entity: (name) => shapes.get(name) }
}

/** Names that the other ends of an entity's relations would have. */
function endsOf({ naming }: Api): (entity: string) => readonly string[] {
  const cased = naming === 'snake_case' ? snakeCase : camelCase
  return (entity) => {
    const { words, manyWords } = entityNames(entity)
    return [cased(words), cased(manyWords)]
  }
}

type Drafts = ReadonlyMap<string, Draft>

function shapeOf(
  draft: Draft,
  relations: ReadonlyMap<string, Relations>,
  drafts: Drafts,
  computed: (name: string) => Expr | null,
): Shape {
  const { parts, links, ends } = relations.get(draft.name) ?? { parts: [], links: [], ends: [] }
  const table = (entity: string): string => drafts.get(entity)?.names.table ?? entity
  const members = new Map<string, Member>([
    ['id', plain('id', 'id', 'uuid')],
    [draft.timestamps.created, plain(draft.timestamps.created, 'created_at', 'datetime')],
    [draft.timestamps.updated, plain(draft.timestamps.updated, 'updated_at', 'datetime')],
    ...draft.fields.map(({ field }): [string, Member] => [field.name, memberOf(field, table)]),
  ])
  for (const { name, entity, by } of parts)
    members.set(name, {
      kind: 'rows',
      entity,
      path: { kind: 'children', table: table(entity), column: columnOf(drafts.get(entity), by) },
    })
  for (const link of links)
    members.set(link.name, {
      kind: 'rows',
      entity: link.entity,
      path: { kind: 'link', table: table(link.entity), pairs: link.table, own: link.own, other: link.other },
    })
  for (const { name, entity, by, single } of ends) {
    const back = by.kind === 'link' ? relations.get(entity)?.links.find((link) => link.name === by.name) : undefined
    const column = columnOf(drafts.get(entity), by.name)
    if (back)
      members.set(name, {
        kind: 'rows',
        entity,
        path: { kind: 'link', table: table(entity), pairs: back.table, own: back.other, other: back.own },
      })
    else if (by.kind === 'field') {
      const path = { kind: 'children' as const, table: table(entity), column }
      members.set(name, single ? { kind: 'row', entity, path, optional: true } : { kind: 'rows', entity, path })
    }
  }
  const own = takenIn(draft)
  for (const name of computedNames(draft))
    if (!own.has(name) && !ownFields.includes(name))
      members.set(name, { kind: 'computed', value: () => computed(name) })
  const resolved = parts.length === draft.parts.length && draft.ends.every(({ name }) => members.has(name))
  return { name: draft.name, table: draft.names.table, members, complete: draft.complete && resolved }
}

export function computedNames({ keys }: Draft): readonly string[] {
  const node = keys.computed?.value
  return node?.kind === 'map' ? node.entries.map(({ key }) => key) : []
}

function memberOf({ key, column, type, optional, private: hidden }: Field, table: (entity: string) => string): Member {
  if (type.kind === 'reference')
    return {
      kind: 'row',
      entity: type.entity,
      path: { kind: 'reference', table: table(type.entity), column },
      optional,
    }
  return { kind: 'column', key, column, type, optional, private: hidden }
}

function plain(key: string, column: string, kind: 'uuid' | 'datetime'): Member {
  return { kind: 'column', key, column, type: { kind }, optional: false, private: false }
}

function columnOf(draft: Draft | undefined, field: string): string {
  return draft?.named.get(field)?.column ?? field
}
