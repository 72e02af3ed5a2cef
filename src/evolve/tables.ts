import { type Entity, type Field, type Key, indexes, uniqueKeys } from '../spec/index.ts'
import { checks } from './checks.ts'
import { sqlDefault, sqlName, sqlType } from './sql-types.ts'

export const createTable = (entity: Entity): string => {
  const parts = [
    '"id" uuid primary key',
    ...entity.fields.map(columnText),
    '"created_at" timestamptz(3) not null',
    '"updated_at" timestamptz(3) not null',
    ...uniqueKeys(entity).map(uniqueText),
    ...entity.fields.flatMap((field) => checks(entity, field)),
  ]
  return `create table ${tableName(entity)} (\n${parts.map((part) => `  ${part}`).join(',\n')}\n);`
}

export const dropTable = (entity: Entity): string => `drop table ${tableName(entity)};`

export const addColumn = (entity: Entity, field: Field): string => {
  const unique = uniqueKeys(entity).filter(({ fields }) => fields.length === 1 && fields[0] === field.name)
  const additions = [`column ${columnText(field)}`, ...unique.map(uniqueText), ...checks(entity, field)]
  return `alter table ${tableName(entity)}\n${additions.map((addition) => `  add ${addition}`).join(',\n')};`
}

/** Its constraints go with it. */
export const dropColumn = (entity: Entity, field: Field): string =>
  `alter table ${tableName(entity)} drop column ${sqlName(field.column)};`

export const createIndex = (entity: Entity, { name, columns }: Key): string =>
  `create index ${sqlName(name)} on ${tableName(entity)} (${columns.map(sqlName).join(', ')});`

export const dropIndex = ({ name }: Key): string => `drop index ${sqlName(name)};`

export const createIndexes = (entity: Entity): string[] => indexes(entity).map((index) => createIndex(entity, index))

const tableName = (entity: Entity): string => sqlName(entity.names.table)

const columnText = (field: Field): string => {
  const given = sqlDefault(field)
  return [
    sqlName(field.column),
    sqlType(field.type),
    ...(field.optional ? [] : ['not null']),
    ...(given === null ? [] : ['default', given]),
  ].join(' ')
}

const uniqueText = ({ name, columns }: Key): string =>
  `constraint ${sqlName(name)} unique (${columns.map(sqlName).join(', ')})`
