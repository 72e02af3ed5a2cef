import { foreignKeyName, indexName, ruleName, uniqueName } from '../names/index.ts'
import type { Entity, Expr, Field, Rule } from './types.ts'

/** An index or unique constraint of an entity's table. */
export interface Key {
  readonly name: string
  /** names as in the spec; 'id' and the timestamps included */
  readonly fields: readonly string[]
  readonly columns: readonly string[]
}

/** A unique key, of all rows or of part of them. */
export interface UniqueKey extends Key {
  readonly where: Expr | null
}

/** What must be unique: alone, and together. */
export const uniqueKeys = (entity: Entity): readonly UniqueKey[] => {
  const alone = entity.fields.filter(({ unique }) => unique).map(({ name }) => ({ fields: [name], where: null }))
  return [...alone, ...entity.unique].map(({ fields, where }) => ({ ...keyFor(entity, fields, uniqueName), where }))
}

/**
 * An index for each order that a list can be asked for, so that no page costs a sort of the table; for each `index`
 * flag and each reference, whose other end would be searched through otherwise; and for each filter.
 */
export const indexes = (entity: Entity): readonly Key[] => {
  const listed = entity.routes.some(({ verb }) => verb === 'list')
  const sorted = listed
    ? entity.list.sort
        .filter(({ field }) => !isKey(entity, field) && !isEnum(entity, field))
        .map(({ field }) => [field, 'id'])
    : []
  const served = [
    ...sorted.map(([first]) => first),
    ...uniqueKeys(entity)
      .filter(({ where }) => where === null)
      .map(({ fields }) => fields[0]),
  ]
  const flagged = entity.fields.filter(({ index, name }) => index && !served.includes(name)).map(({ name }) => [name])
  return [...sorted, ...flagged]
    .map((fields) => keyFor(entity, fields, indexName))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
}

/** Sorted by the place of its value among the members: few values, for which no index pays. */
const isEnum = ({ fields }: Entity, name: string): boolean =>
  fields.some((field) => field.name === name && field.type.kind === 'enum')

/** Unique and always there: its own constraint serves the order. */
const isKey = ({ fields }: Entity, name: string): boolean =>
  fields.some((field) => field.name === name && field.unique && !field.optional)

export const columnOf = (entity: Entity, field: string): string => {
  if (field === entity.timestamps.created) return 'created_at'
  if (field === entity.timestamps.updated) return 'updated_at'
  return entity.fields.find(({ name }) => name === field)?.column ?? field
}

/** A field's name in JSON and TypeScript. */
export const keyOf = (entity: Entity, field: string): string =>
  entity.fields.find(({ name }) => name === field)?.key ?? field

export const foreignKeyOf = (entity: Entity, { column }: Field): string => foreignKeyName(entity.names.table, column)
export const constraintOf = (entity: Entity, { name }: Rule): string => ruleName(entity.names.table, name)

const keyFor = (entity: Entity, fields: readonly string[], named: typeof indexName): Key => {
  const columns = fields.map((field) => columnOf(entity, field))
  return { name: named(entity.names.table, columns), fields, columns }
}
