import { camelCase, capital } from '../names/index.ts'
import {
  type Entity,
  type Field,
  type Link,
  type Spec,
  type UniqueKey,
  foreignKeyOf,
  indexes,
  keyOf,
  uniqueKeys,
} from '../spec/index.ts'
import { conditionSql, plainSql } from '../sql/index.ts'
import { type ColumnText, columnText, defaultText } from './columns.ts'
import { entityOf } from './members.ts'
import { imports, key, lines, literal, sqlTemplate, usesOf } from './text.ts'

/** `tasks.table.ts`: the columns, what they point at, and what is unique or indexed. */
export const tableFile = (entity: Entity, spec: Spec): string => {
  const columns = entity.fields.map((field) => ({ field, text: columnText(field.type) }))
  const extras = [...references(entity, spec), ...together(entity), ...indexed(entity)]
  const code = `export const ${entity.names.values}Table = pgTable(${literal(entity.names.table)}, {
  ...identity,
${lines(columns.map(({ field, text }) => `  ${key(field.key)}: ${column(entity, field, text)},`))}
  ${entity.timestamps.created}: createdAt(),
  ${entity.timestamps.updated}: updatedAt(),
}${extras.length === 0 ? '' : `, (table)${isInCircle(entity, spec) ? ': PgTableExtraConfigValue[]' : ''} => [\n${lines(extras.map((extra) => `  ${extra},`))}\n]`})
${lines(entity.links.map((link) => `\n${pairs(entity, link, spec)}`))}`
  return `${tableImports(entity, columns, code, spec)}
${code}`
}

/** `coursesTagsTable` */
export const pairsName = ({ names }: Entity, { name }: Link): string => `${names.values}${capital(name)}Table`

const pairs = (entity: Entity, link: Link, spec: Spec): string => {
  const other = entityOf(spec, link.entity)
  const keyOfPair = (column: string): string => (spec.api.naming === 'camelCase' ? camelCase(column) : column)
  const to = (column: string, table: string): string => {
    const name = keyOfPair(column) === column ? '' : literal(column)
    return `${keyOfPair(column)}: uuid(${name}).notNull().references((): AnyPgColumn => ${table}.id, { onDelete: 'cascade' })`
  }
  return `/** Which ${entity.names.manyWords} go with which ${other.names.manyWords}. */
export const ${pairsName(entity, link)} = pgTable(${literal(link.table)}, {
  ${to(link.own, `${entity.names.values}Table`)},
  ${to(link.other, `${other.names.values}Table`)},
}, (table) => [primaryKey({ columns: [table.${keyOfPair(link.own)}, table.${keyOfPair(link.other)}] })])
`
}

const tableImports = (
  entity: Entity,
  columns: readonly { field: Field; text: ColumnText }[],
  code: string,
  spec: Spec,
): string => {
  const builders = (from: ColumnText['from']): string[] =>
    columns.filter(({ text }) => text.from === from).map(({ text }) => text.builder)
  const uses = usesOf(code)
  const called = ['foreignKey', 'index', 'primaryKey', 'unique', 'uniqueIndex', 'uuid'].filter(uses)
  const others = [
    ...entity.fields.flatMap(({ type }) => (type.kind === 'reference' ? [type.entity] : [])),
    ...entity.links.map((link) => link.entity),
  ]
    .filter((name) => name !== entity.name)
    .map((name) => entityOf(spec, name).names)
  const paths = [...new Set(others)].toSorted((a, b) => (a.kebabs < b.kebabs ? -1 : 1))
  return [
    imports(['sql'].filter(uses), 'drizzle-orm'),
    imports(
      [
        'pgTable',
        ...builders('drizzle-orm/pg-core'),
        ...called,
        ...(entity.links.length > 0 ? ['type AnyPgColumn'] : []),
        ...(uses('PgTableExtraConfigValue') ? ['type PgTableExtraConfigValue'] : []),
      ],
      'drizzle-orm/pg-core',
    ),
    imports(['createdAt', 'identity', 'updatedAt', ...builders('core/data')], '../../core/data/index.ts'),
    ...paths.map(({ values, kebabs }) => imports([`${values}Table`], `../${kebabs}/${kebabs}.table.ts`)),
  ].join('')
}

const column = (entity: Entity, field: Field, { builder, options }: ColumnText): string => {
  const name = field.column === field.key ? [] : [literal(field.column)]
  const given = defaultText(field)
  const unique = uniqueKeys(entity).find(
    ({ fields, where }) => where === null && fields.length === 1 && fields[0] === field.name,
  )
  return [
    `${builder}(${[...name, ...(options === '' ? [] : [options])].join(', ')})`,
    field.optional ? '' : '.notNull()',
    unique === undefined ? '' : `.unique(${literal(unique.name)})`,
    given === null ? '' : `.default(${given})`,
  ].join('')
}

const actions = { restrict: '', cascade: `.onDelete('cascade')`, nullify: `.onDelete('set null')` } as const

const references = (entity: Entity, spec: Spec): string[] =>
  entity.fields.flatMap((field) => {
    if (field.type.kind !== 'reference') return []
    const other = entityOf(spec, field.type.entity).names.values
    // a table that points at itself is known as the callback's own parameter
    const foreign = field.type.entity === entity.name ? 'table.id' : `${other}Table.id`
    return [
      `foreignKey({ name: ${literal(foreignKeyOf(entity, field))}, columns: [table.${field.key}], foreignColumns: [${foreign}] })${actions[field.type.onDelete]}`,
    ]
  })

/** Tables that point at each other in a circle: without a written type, each would be inferred from the other. */
const isInCircle = (entity: Entity, spec: Spec): boolean => {
  const others = ({ name, fields }: Entity): readonly string[] =>
    fields.flatMap(({ type }) => (type.kind === 'reference' && type.entity !== name ? [type.entity] : []))
  const reached = new Set(others(entity))
  for (const name of reached) for (const other of others(entityOf(spec, name))) reached.add(other)
  return reached.has(entity.name)
}

const together = (entity: Entity): string[] =>
  uniqueKeys(entity)
    .filter(({ fields, where }) => fields.length > 1 || where !== null)
    .map((one) => uniqueText(entity, one))

const uniqueText = (entity: Entity, { name, fields, where }: UniqueKey): string => {
  const on = `(${literal(name)}).on(${properties(entity, fields)})`
  if (where === null) return `unique${on}`
  return `uniqueIndex${on}.where(${sqlTemplate([plainSql(conditionSql(where, { row: null }))])})`
}

const indexed = (entity: Entity): string[] =>
  indexes(entity).map(({ name, fields }) => `index(${literal(name)}).on(${properties(entity, fields)})`)

const properties = (entity: Entity, fields: readonly string[]): string =>
  fields.map((field) => `table.${keyOf(entity, field)}`).join(', ')
