import { type Db, type Statement, type Tx } from '../db/index.ts'
import { notFound } from '../errors/index.ts'
import type { Scope } from '../scope/index.ts'
import { conflicts } from './conflicts.ts'
import { newId } from './ids.ts'
import type { List, ListOptions } from './list-contract.ts'
import { listOf } from './list.ts'
import { type Listed, type Paging, listParameters } from './paging.ts'
import { bothWays } from './sort.ts'
import { prepared, remember } from './statement.ts'
import { type Column, type EntityTable, type Row, type Table, describe } from './table.ts'

/** What a caller may give for a new row: not its id and not its times. */
export type Values<T extends EntityTable> = Omit<
  T['$inferInsert'],
  'id' | 'created_at' | 'updated_at' | 'createdAt' | 'updatedAt'
>

export interface Repository<T extends EntityTable, A> {
  /** the schema of the list's parameters */
  readonly parameters: ReturnType<typeof listParameters>
  list: List<A>
  /** @throws not_found */
  get(db: Db | Tx, scope: Scope, id: string): Promise<Row<T>>
  /** @throws conflict, when a unique value is taken */
  create(db: Db | Tx, scope: Scope, values: Values<T>): Promise<Row<T>>
  /** Changes the keys that are given. @throws not_found, conflict */
  update(db: Db | Tx, scope: Scope, id: string, values: Partial<Values<T>>): Promise<Row<T>>
  /** Changes every key: one that is absent gets its default, or none. @throws not_found, conflict */
  replace(db: Db | Tx, scope: Scope, id: string, values: Values<T>): Promise<Row<T>>
  /** @throws not_found */
  remove(db: Db | Tx, scope: Scope, id: string): Promise<void>
}

/** The rows of one table: statements are built once and run on the database or transaction that is given. */
export const repository = <T extends EntityTable, const P extends Paging>(
  source: T,
  options: ListOptions<P>,
): Repository<T, Listed<P, Row<T>>> => {
  const table = describe(source)
  const values = table.columns.filter(({ role }) => role === 'value')
  const one = reader(table)
  const write = conflicts(table, one)
  const select = prepared(`${table.name}_get`, `select ${table.list} from ${table.sql} where "id" = $1`)
  const insert = prepared(`${table.name}_create`, insertText(table))
  const remove = prepared(`${table.name}_remove`, `delete from ${table.sql} where "id" = $1`)
  const updateOf = remember(200, (keys) => updateStatement(table, keys.split(',')))

  const change = async (
    db: Db | Tx,
    scope: Scope,
    id: string,
    keys: readonly string[],
    given: readonly unknown[],
  ): Promise<Row<T>> =>
    (await write(db, { ...updateOf(keys.join(',')), values: [id, scope.now.toISOString(), ...given] })) ?? missing()

  return {
    parameters: listParameters(options.paging, bothWays(options.sort)),
    list: listOf(table, options),
    get: async (db, _scope, id) => (await one(db, { ...select, values: [id] })) ?? missing(),
    create: async (db, scope, given) => {
      const row = await write(db, { ...insert, values: table.columns.map((column) => newValue(column, scope, given)) })
      scope.rows.created(table.name)
      return row ?? missing()
    },
    update: async (db, scope, id, given) => {
      const named = values.filter(({ key }) => keyed(given)[key] !== undefined).map(({ key }) => key)
      if (named.length === 0) return (await one(db, { ...select, values: [id] })) ?? missing()
      return change(
        db,
        scope,
        id,
        named,
        named.map((key) => keyed(given)[key]),
      )
    },
    replace: async (db, scope, id, given) =>
      change(
        db,
        scope,
        id,
        values.map(({ key }) => key),
        values.map((column) => newValue(column, scope, given)),
      ),
    remove: async (db, scope, id) => {
      const { rowCount } = await db.$client.query({ ...remove, values: [id] })
      if (rowCount === 0) missing()
      scope.rows.deleted(table.name)
    },
  }
}

const missing = (): never => {
  throw notFound()
}

const keyed = (values: object): Readonly<Record<string, unknown>> => values as Record<string, unknown>

const reader =
  <R>(table: Table<R>) =>
  async (db: Db | Tx, statement: Statement): Promise<R | undefined> => {
    const { rows } = await db.$client.query<unknown[]>(statement)
    return rows[0] === undefined ? undefined : table.read(rows[0])
  }

const insertText = <R>({ sql, list, columns }: Table<R>): string =>
  `insert into ${sql} (${list}) values (${columns.map((_, at) => `$${at + 1}`).join(', ')}) returning ${list}`

const updateStatement = <R>(table: Table<R>, keys: readonly string[]): Statement => {
  const updated = table.columns.filter(({ role }) => role === 'updated')
  const named = keys
    .map((key) => table.columns.find((column) => column.key === key))
    .filter((column) => column !== undefined)
  const sets = [...updated, ...named].map(({ sql }, at) => `${sql} = $${at + 2}`).join(', ')
  return prepared(`${table.name}_update`, `update ${table.sql} set ${sets} where "id" = $1 returning ${table.list}`)
}

const newValue = ({ key, role, absent }: Column, { now }: Scope, given: object): unknown => {
  if (role === 'id') return newId()
  if (role !== 'value') return now.toISOString()
  const value = keyed(given)[key]
  if (value !== undefined) return value
  if (absent.is === 'value') return absent.value
  return absent.is === 'now' ? now.toISOString() : now.toISOString().slice(0, 10)
}
