import { type Entity, type Field, indexes, uniqueKeys } from '../spec/index.ts'
import { type ColumnText, columnText, defaultText } from './columns.ts'
import { imports, key, lines, literal } from './text.ts'

/** `tasks.table.ts`: the columns, and what is unique or indexed. */
export const tableFile = (entity: Entity): string => {
  const columns = entity.fields.map((field) => ({ field, text: columnText(field.type) }))
  const extras = [...together(entity), ...indexed(entity)]
  return `${tableImports(entity, columns)}
export const ${entity.names.values}Table = pgTable(${literal(entity.names.table)}, {
  ...identity,
${lines(columns.map(({ field, text }) => `  ${key(field.name)}: ${column(entity, field, text)},`))}
  ${entity.timestamps.created}: createdAt(),
  ${entity.timestamps.updated}: updatedAt(),
}${extras.length === 0 ? '' : `, (table) => [\n${lines(extras.map((extra) => `  ${extra},`))}\n]`})
`
}

const tableImports = (entity: Entity, columns: readonly { field: Field; text: ColumnText }[]): string => {
  const builders = (from: ColumnText['from']): string[] =>
    columns.filter(({ text }) => text.from === from).map(({ text }) => text.builder)
  const moments = columns.some(({ field }) => field.default !== null && field.default.kind !== 'value')
  const drizzle = [
    'pgTable',
    ...builders('drizzle-orm/pg-core'),
    ...(entity.unique.length > 0 ? ['unique'] : []),
    ...(indexes(entity).length > 0 ? ['index'] : []),
  ]
  return [
    imports(moments ? ['sql'] : [], 'drizzle-orm'),
    imports(drizzle, 'drizzle-orm/pg-core'),
    imports(['createdAt', 'identity', 'updatedAt', ...builders('core/data')], '../../core/data/index.ts'),
  ].join('')
}

const column = (entity: Entity, field: Field, { builder, options }: ColumnText): string => {
  const name = field.column === field.name ? [] : [literal(field.column)]
  const given = defaultText(field)
  const unique = uniqueKeys(entity).find(({ fields }) => fields.length === 1 && fields[0] === field.name)
  return [
    `${builder}(${[...name, ...(options === '' ? [] : [options])].join(', ')})`,
    field.optional ? '' : '.notNull()',
    unique === undefined ? '' : `.unique(${literal(unique.name)})`,
    given === null ? '' : `.default(${given})`,
  ].join('')
}

const together = (entity: Entity): string[] =>
  uniqueKeys(entity)
    .filter(({ fields }) => fields.length > 1)
    .map(({ name, fields }) => `unique(${literal(name)}).on(${properties(fields)})`)

const indexed = (entity: Entity): string[] =>
  indexes(entity).map(({ name, fields }) => `index(${literal(name)}).on(${properties(fields)})`)

const properties = (fields: readonly string[]): string => fields.map((field) => `table.${field}`).join(', ')
