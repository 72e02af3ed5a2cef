import { SQL, getTableColumns, getTableName } from 'drizzle-orm'
import { type PgColumn, type PgTable, getTableConfig } from 'drizzle-orm/pg-core'

/** A table that the engine can serve: it has `identity`. */
export type EntityTable = PgTable & { readonly id: PgColumn }
export type Row<T extends EntityTable> = T['$inferSelect']

export interface Column {
  /** its name in JSON and TypeScript */
  readonly key: string
  /** quoted, for SQL */
  readonly sql: string
  readonly nullable: boolean
  /** SQL that the column's values are sorted by, of an expression that has one: an enum's by the order of its members */
  readonly orderOf: (sql: string) => string
  readonly role: 'id' | 'created' | 'updated' | 'value'
  /** what a new row holds where nothing is given; 'now' and 'today' are of the request's instant */
  readonly absent: { readonly is: 'value'; readonly value: unknown } | { readonly is: 'now' | 'today' }
  /** the driver's value to the row's */
  readonly read: (value: unknown) => unknown
}

export interface Table<R> {
  readonly name: string
  /** quoted, for SQL */
  readonly sql: string
  readonly columns: readonly Column[]
  /** all columns, for a select list */
  readonly list: string
  /** constraint name: the keys that are unique together */
  readonly unique: ReadonlyMap<string, readonly string[]>
  readonly read: (values: readonly unknown[]) => R
}

export const describe = <T extends EntityTable>(table: T): Table<Row<T>> => {
  const columns = Object.entries(getTableColumns(table)).map(([key, column]) => describeColumn(key, column))
  const name = getTableName(table)
  return {
    name,
    sql: quoted(name),
    columns,
    list: columns.map(({ sql }) => sql).join(', '),
    unique: uniqueKeys(table),
    read: (values) => {
      const row: Record<string, unknown> = {}
      columns.forEach((column, at) => {
        row[column.key] = column.read(values[at])
      })
      return row
    },
  }
}

export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`

const describeColumn = (key: string, column: PgColumn): Column => ({
  key,
  sql: quoted(column.name),
  nullable: !column.notNull,
  orderOf: orderOf(column.enumValues),
  role: roles[column.name] ?? 'value',
  absent: absentValue(column),
  read: (value) => (value === null ? null : column.mapFromDriverValue(value)),
})

const orderOf = (members: readonly string[] | undefined): Column['orderOf'] => {
  if (members === undefined || members.length === 0) return (sql) => sql
  const list = members.map((member) => `'${member.replaceAll("'", "''")}'`).join(', ')
  return (sql) => `array_position(array[${list}]::text[], ${sql}::text)`
}

const roles: Readonly<Record<string, Column['role']>> = { id: 'id', created_at: 'created', updated_at: 'updated' }

/** A default in SQL can only be the moment: a fixed value stands as itself. */
const absentValue = (column: PgColumn): Column['absent'] => {
  if (column.default instanceof SQL) return { is: column.getSQLType() === 'date' ? 'today' : 'now' }
  return { is: 'value', value: column.default ?? null }
}

const uniqueKeys = (table: EntityTable): ReadonlyMap<string, readonly string[]> => {
  const keyOf = new Map(Object.entries(getTableColumns(table)).map(([key, column]) => [column.name, key]))
  const { columns, uniqueConstraints } = getTableConfig(table)
  const alone = columns
    .filter(({ isUnique }) => isUnique)
    .map((column) => [column.uniqueName ?? '', [column.name]] as const)
  const together = uniqueConstraints.map(
    (unique) => [unique.getName() ?? '', unique.columns.map(({ name }) => name)] as const,
  )
  return new Map(
    [...alone, ...together].map(([name, names]) => [name, names.map((column) => keyOf.get(column) ?? column)]),
  )
}
