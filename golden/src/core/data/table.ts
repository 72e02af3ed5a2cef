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
  /** its type in SQL without a length, so that a cast to it cuts nothing off */
  readonly type: string
  readonly nullable: boolean
  /** an enum's members; else empty */
  readonly members: readonly string[]
  /** SQL that the column's values are sorted by, of an expression that has one: an enum's by the order of its members */
  readonly orderOf: (sql: string) => string
  readonly role: 'id' | 'created' | 'updated' | 'value'
  /** what a new row holds where nothing is given; 'now' and 'today' are of the request's instant */
  readonly absent: { readonly is: 'value'; readonly value: unknown } | { readonly is: 'now' | 'today' }
  /** the driver's value to the row's */
  readonly read: (value: unknown) => unknown
}

/** Something in a select list that is no column: its alias, what it stands for, and how it is read. */
export interface Extra {
  readonly key: string
  readonly sql: string
  readonly expression: string
  readonly read: (value: unknown) => unknown
}

export interface Table<R> {
  readonly name: string
  /** quoted, for SQL */
  readonly sql: string
  /** in a `from`, where its row is called `it` */
  readonly from: string
  readonly columns: readonly Column[]
  /** columns and extras, in the order of `list` */
  readonly shown: readonly (Column | Extra)[]
  /** for a select list */
  readonly list: string
  /** constraint name: the keys that are unique together */
  readonly unique: ReadonlyMap<string, readonly string[]>
  readonly read: (values: readonly unknown[]) => R
}

export const describe = <T extends EntityTable>(table: T, extras: readonly Extra[] = []): Table<Row<T>> => {
  const columns = Object.entries(getTableColumns(table)).map(([key, column]) => describeColumn(key, column))
  const name = getTableName(table)
  const shown = [...columns, ...extras]
  return {
    name,
    sql: quoted(name),
    from: `${quoted(name)} as it`,
    columns,
    shown,
    list: [...columns.map(({ sql }) => sql), ...extras.map(({ expression, sql }) => `${expression} as ${sql}`)].join(
      ', ',
    ),
    unique: uniqueKeys(table),
    read: (values) => {
      const row: Record<string, unknown> = {}
      shown.forEach(({ key, read }, at) => {
        row[key] = read(values[at])
      })
      return row
    },
  }
}

export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`

const describeColumn = (key: string, column: PgColumn): Column => ({
  key,
  sql: quoted(column.name),
  type: column
    .getSQLType()
    .replace(/\(.*\)/, '')
    .replace('varchar', 'text'),
  nullable: !column.notNull,
  members: column.enumValues ?? [],
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

/** Keys by the name of their column. */
export const keysOf = (table: EntityTable): ReadonlyMap<string, string> =>
  new Map(Object.entries(getTableColumns(table)).map(([key, column]) => [column.name, key]))

const uniqueKeys = (table: EntityTable): ReadonlyMap<string, readonly string[]> => {
  const keyOf = keysOf(table)
  const { columns, indexes, uniqueConstraints } = getTableConfig(table)
  const alone = columns
    .filter(({ isUnique }) => isUnique)
    .map((column) => [column.uniqueName ?? '', [column.name]] as const)
  const together = uniqueConstraints.map(
    (unique) => [unique.getName() ?? '', unique.columns.map(({ name }) => name)] as const,
  )
  const partly = indexes
    .filter(({ config }) => config.unique)
    .map(({ config }) => [config.name ?? '', config.columns.map((column) => nameOf(column))] as const)
  return new Map(
    [...alone, ...together, ...partly].map(([name, names]) => [
      name,
      names.map((column) => keyOf.get(column) ?? column),
    ]),
  )
}

const nameOf = (column: object): string => ('name' in column ? String(column.name) : '')
