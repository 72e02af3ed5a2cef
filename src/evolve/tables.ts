import { indexName } from '../names/index.ts'
import {
  type Entity,
  type Field,
  type Key,
  type Link,
  type UniqueKey,
  foreignKeyOf,
  indexes,
  uniqueKeys,
} from '../spec/index.ts'
import { conditionSql, plainSql, sqlDefault, sqlName, sqlType } from '../sql/index.ts'
import { checks, ruleCheck } from './checks.ts'

export const createTable = (entity: Entity): string => {
  const parts = [
    '"id" uuid primary key',
    ...entity.fields.map(columnText),
    '"created_at" timestamptz(3) not null',
    '"updated_at" timestamptz(3) not null',
    ...whole(entity).map(uniqueText),
    ...entity.fields.flatMap((field) => checks(entity, field)),
    ...entity.rules.filter(({ stored }) => stored).map((rule) => ruleCheck(entity, rule)),
  ]
  return `create table ${tableName(entity)} (\n${parts.map((part) => `  ${part}`).join(',\n')}\n);`
}

export const dropTable = (entity: Entity): string => `drop table ${tableName(entity)};`

export const addColumn = (entity: Entity, field: Field): string => {
  const unique = whole(entity).filter(({ fields }) => fields.length === 1 && fields[0] === field.name)
  const additions = [`column ${columnText(field)}`, ...unique.map(uniqueText), ...checks(entity, field)]
  return `alter table ${tableName(entity)}\n${additions.map((addition) => `  add ${addition}`).join(',\n')};`
}

/** Its constraints go with it. */
export const dropColumn = (entity: Entity, field: Field): string =>
  `alter table ${tableName(entity)} drop column ${sqlName(field.column)};`

export const createIndex = (entity: Entity, { name, columns }: Key): string =>
  `create index ${sqlName(name)} on ${tableName(entity)} (${columns.map(sqlName).join(', ')});`

export const dropIndex = ({ name }: Key): string => `drop index ${sqlName(name)};`

export const createIndexes = (entity: Entity): string[] => [
  ...indexes(entity).map((index) => createIndex(entity, index)),
  ...uniqueKeys(entity)
    .filter(({ where }) => where !== null)
    .map((key) => partialIndex(entity, key)),
]

/** Unique among part of the rows: no constraint can say that, an index can. */
const partialIndex = (entity: Entity, { name, columns, where }: UniqueKey): string =>
  `create unique index ${sqlName(name)} on ${tableName(entity)} (${columns.map(sqlName).join(', ')})${where === null ? '' : ` where ${plainSql(conditionSql(where, { row: null }))}`};`

const actions = { restrict: '', cascade: ' on delete cascade', nullify: ' on delete set null' } as const

/** Added when all tables are there, because entities may point at each other in circles. */
export const addForeignKey = (entity: Entity, field: Field, table: string): string => {
  const action = field.type.kind === 'reference' ? actions[field.type.onDelete] : ''
  return `alter table ${tableName(entity)}\n  add constraint ${sqlName(foreignKeyOf(entity, field))} foreign key (${sqlName(field.column)}) references ${sqlName(table)} ("id")${action};`
}

export const dropForeignKey = (entity: Entity, field: Field): string =>
  `alter table ${tableName(entity)} drop constraint ${sqlName(foreignKeyOf(entity, field))};`

/** The pairs of a many-to-many relation; from both ends they are found by an index. */
export const createPairs = (entity: Entity, { table, own, other }: Link, otherTable: string): string => {
  const column = (name: string, to: string): string =>
    `${sqlName(name)} uuid not null references ${sqlName(to)} ("id") on delete cascade`
  return [
    `create table ${sqlName(table)} (\n  ${column(own, entity.names.table)},\n  ${column(other, otherTable)},\n  primary key (${sqlName(own)}, ${sqlName(other)})\n);`,
    `create index ${sqlName(indexName(table, [other]))} on ${sqlName(table)} (${sqlName(other)});`,
  ].join('\n\n')
}

export const dropPairs = ({ table }: Link): string => `drop table ${sqlName(table)};`

/** Keys of all rows, which a constraint can hold. */
const whole = (entity: Entity): readonly UniqueKey[] => uniqueKeys(entity).filter(({ where }) => where === null)

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
