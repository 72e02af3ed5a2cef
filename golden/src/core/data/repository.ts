import { type Db, type Statement, type Tx, within } from '../db/index.ts'
import { notFound } from '../errors/index.ts'
import type { Scope } from '../scope/index.ts'
import { conflicts, removes } from './conflicts.ts'
import { filterParameters } from './filters.ts'
import { type Includes, includer } from './include.ts'
import { type Copied, insertion } from './insert.ts'
import { type List, type ListOptions } from './list-contract.ts'
import { completed } from './list-complete.ts'
import { listOf } from './list.ts'
import { type Members, membersOf } from './members.ts'
import { type Listed, type Paging, listParameters } from './paging.ts'
import { absent, findStatement, ownedStatement, updateStatement } from './row-statements.ts'
import { type Rules, brokenRules } from './rules.ts'
import { type GivenFor, type PartsOf, type Related, type ShownOf, type Shows, extrasOf } from './shows.ts'
import { bothWays } from './sort.ts'
import { prepared, remember } from './statement.ts'
import { type EntityTable, type Row, type Table, describe, keysOf } from './table.ts'
import { newValue } from './values.ts'

/** What a caller may give for a new row: not its id and not its times. */
export type Values<T extends EntityTable, S extends Shows, C extends Copied> = Omit<Sent<T>, keyof C> &
  Partial<Pick<Sent<T>, keyof C & keyof Sent<T>>> &
  GivenFor<S>

type Sent<T extends EntityTable> = Omit<
  T['$inferInsert'],
  'id' | 'created_at' | 'updated_at' | 'createdAt' | 'updatedAt'
>

/** A row as it is shown: its columns, and what else it shows. */
export type View<T extends EntityTable, S extends Shows> = Row<T> & ShownOf<S>

/** What a repository makes a row of: `ValuesOf<typeof orders>`. */
export type ValuesOf<R extends { create: (...given: never[]) => Promise<unknown> }> = Parameters<R['create']>[2]

/** A row as a repository shows it: `RowOf<typeof orders>`. */
export type RowOf<R extends { get: (...given: never[]) => Promise<unknown> }> = Awaited<ReturnType<R['get']>>

export interface Options<P extends Paging, S extends Shows, C extends Copied, K extends string> extends ListOptions<P> {
  readonly shows?: S
  /** references and links that a client may open */
  readonly includes?: Includes
  /** keys that a new row copies from another one */
  readonly copied?: C
  readonly rules?: Rules
  /** keys that a replacement leaves as they are */
  readonly kept?: readonly K[]
}

export interface Repository<T extends EntityTable, S extends Shows, C extends Copied, K extends string, A>
  extends PartsOf, Related, Members {
  readonly name: string
  /** the schema of the list's parameters */
  readonly parameters: ReturnType<typeof listParameters>
  list: List<A>
  /** @throws not_found */
  get(db: Db | Tx, scope: Scope, id: string, query?: { readonly include?: string }): Promise<View<T, S>>
  /** The first row, in the order of their making, whose keys have these values; null if there is none. */
  find(db: Db | Tx, scope: Scope, by: Partial<Row<T>>): Promise<View<T, S> | null>
  /** @throws conflict, when a unique value is taken; unknown_reference; rule */
  create(db: Db | Tx, scope: Scope, values: Values<T, S, C>): Promise<View<T, S>>
  /** Changes the keys that are given. @throws not_found, conflict, unknown_reference, rule */
  update(db: Db | Tx, scope: Scope, id: string, values: Partial<Values<T, S, C>>): Promise<View<T, S>>
  /** Changes every key but the kept ones: one that is absent gets its default, or none. @throws not_found, conflict, unknown_reference, rule */
  replace(db: Db | Tx, scope: Scope, id: string, values: Omit<Values<T, S, C>, K>): Promise<View<T, S>>
  /** @throws not_found; conflict, when other rows point at it */
  remove(db: Db | Tx, scope: Scope, id: string): Promise<void>
  /** Checks the rules that look at other rows too, after those were written. @throws rule */
  hold(tx: Tx, id: string): Promise<void>
  /** Whether the row is there; it then stays as it is until the transaction ends. */
  lock(tx: Tx, id: string): Promise<boolean>
}

/** The rows of one table: statements are built once and run on the database or transaction that is given. */
export const repository = <
  T extends EntityTable,
  const P extends Paging,
  const S extends Shows = {},
  const C extends Copied = {},
  const K extends string = never,
>(
  source: T,
  options: Options<P, S, C, K>,
): Repository<T, S, C, K, Listed<P, View<T, S>>> => {
  type V = View<T, S>
  const { shows = {} as S, includes = {}, copied = {} as C, rules = {}, filters = {}, kept = [] } = options
  const table = describe(source, extrasOf(shows)) as Table<V>
  const values = table.columns.filter(({ role }) => role === 'value')
  const left: ReadonlySet<string> = new Set(kept)
  const one = reader(table)
  const write = conflicts(source, table, { rules, copied }, one)
  const members = membersOf(table, shows)
  const include = includer(includes)
  // a row that a statement reads whole needs no second look
  const isWhole = !members.hasParts && Object.keys(includes).length === 0
  const check = brokenRules(table, rules)
  // what is worked out from other rows is read again after a write; so are parts
  const composed = check !== null || Object.values(shows).some(looksFurther)
  const select = prepared(`${table.name}_get`, `select ${table.list} from ${table.from} where "id" = $1`)
  const insert = prepared(`${table.name}_create`, insertion(table, copied))
  const removal = prepared(`${table.name}_remove`, `delete from ${table.sql} where "id" = $1`)
  const locking = prepared(`${table.name}_lock`, `select "id" from ${table.sql} where "id" = $1 for no key update`)
  const updateOf = remember(200, (keys) => updateStatement(table, keys.split(',')))
  const findOf = remember(100, (keys) => findStatement(table, keys.split(',')))
  const ownedOf = remember(20, (key) => ownedStatement(table, keysOf(source), key))

  const shown = async (db: Db | Tx, id: string): Promise<V> => {
    const row = (await one(db, { ...select, values: [id] })) ?? missing()
    return members.hasParts ? first(await members.attach(db, [row])) : row
  }

  /** Runs a write and what belongs to it as one; answers the row as it then is. */
  const whole = (db: Db | Tx, id: (tx: Tx) => Promise<string>): Promise<V> =>
    within(db, async (tx) => {
      const written = await id(tx)
      await check?.(tx, written)
      return shown(tx, written)
    })

  const change = async (db: Db | Tx, scope: Scope, id: string, keys: readonly string[], given: object): Promise<V> => {
    const params = keys.map((key) => keyed(given)[key])
    const run = async (to: Db | Tx): Promise<V> =>
      (await write(to, { ...updateOf(keys.join(',')), values: [id, scope.now.toISOString(), ...params] })) ?? missing()
    if (!composed) return run(db)
    return whole(db, async (tx) => {
      await run(tx)
      await members.save(tx, scope, id, given)
      return id
    })
  }

  return {
    ...members,
    name: table.name,
    parameters: listParameters(
      options.paging,
      bothWays(options.sort),
      { ...filterParameters(table.columns, filters), ...include.parameters },
      filters.require,
    ),
    list: isWhole
      ? listOf(table, options)
      : completed(listOf(table, options), async (db, query, rows) =>
          include.open(db, query['include'], await members.attach(db, rows as V[])),
        ),
    get: (db, _scope, id, query) =>
      query?.include === undefined
        ? shown(db, id)
        : shown(db, id).then(async (row) => first(await include.open(db, query.include, [row]))),
    find: async (db, _scope, by) => {
      const keys = Object.entries(by).map(([key, value]) => (value === null ? key + absent : key))
      const there = Object.values(by).filter((value) => value !== null)
      const row = await one(db, { ...findOf(keys.join(',')), values: there })
      return row === undefined ? null : first(await members.attach(db, [row]))
    },
    create: async (db, scope, given) => {
      const statement = { ...insert, values: table.columns.map((column) => newValue(column, scope, given)) }
      const run = async (to: Db | Tx): Promise<V> => (await write(to, statement)) ?? missing()
      const row = composed
        ? await whole(db, async (tx) => {
            const { id } = (await run(tx)) as unknown as { id: string }
            await members.save(tx, scope, id, given)
            return id
          })
        : await run(db)
      scope.rows.created(table.name)
      return row
    },
    update: (db, scope, id, given) => {
      const named = values.filter(({ key }) => keyed(given)[key] !== undefined).map(({ key }) => key)
      return named.length === 0 && !members.given(given) ? shown(db, id) : change(db, scope, id, named, given)
    },
    replace: (db, scope, id, given) => {
      // a copy is of the moment in which the row was made
      const stays = (key: string): boolean => left.has(key) || (key in copied && keyed(given)[key] === undefined)
      const changed = values.filter(({ key }) => !stays(key))
      const all = Object.fromEntries(changed.map((column) => [column.key, newValue(column, scope, given)]))
      const keys = changed.map(({ key }) => key)
      return change(db, scope, id, keys, { ...members.emptied(given, left), ...all })
    },
    remove: async (db, scope, id) => {
      const { rowCount } = await removes(() => db.$client.query({ ...removal, values: [id] }))
      if (rowCount === 0) missing()
      scope.rows.deleted(table.name)
    },
    hold: async (tx, id) => check?.(tx, id),
    lock: async (tx, id) => ((await tx.$client.query({ ...locking, values: [id] })).rowCount ?? 0) > 0,
    ownedBy: async (db, key, ids) => {
      const { rows } = await db.$client.query<unknown[]>({ ...ownedOf(key), values: [ids] })
      return grouped(await members.attach(db, rows.map(table.read)), key)
    },
    byIds: async (db, ids) => {
      const { rows } = await db.$client.query<unknown[]>({ ...ownedOf('id'), values: [ids] })
      const found = await members.attach(db, rows.map(table.read))
      return new Map(found.map((row) => [(row as unknown as { id: string }).id, row]))
    },
  }
}

/** More than the row's own columns, which a write answers by itself. */
const looksFurther = (shown: Shows[string]): boolean => shown.kind !== 'computed' || shown.sql.includes('(select ')

const missing = (): never => {
  throw notFound()
}

const keyed = (values: object): Readonly<Record<string, unknown>> => values as Record<string, unknown>

const first = <R>(rows: readonly R[]): R => rows[0] ?? missing()

const reader =
  <R>(table: Table<R>) =>
  async (db: Db | Tx, statement: Statement): Promise<R | undefined> => {
    const { rows } = await db.$client.query<unknown[]>(statement)
    return rows[0] === undefined ? undefined : table.read(rows[0])
  }

const grouped = <R>(rows: readonly R[], key: string): Map<string, R[]> => {
  const groups = new Map<string, R[]>()
  for (const row of rows) {
    const owner = String(keyed(row as object)[key])
    const group = groups.get(owner)
    if (group === undefined) groups.set(owner, [row])
    else group.push(row)
  }
  return groups
}
