import { PGlite } from '@electric-sql/pglite'
import pg from 'pg'

/** Just enough of a database to run migrations on it and to look at what they left. */
export interface Database {
  readonly run: (sql: string) => Promise<readonly Readonly<Record<string, unknown>>[]>
  readonly close: () => Promise<void>
}

export const embedded = async (): Promise<Database> => {
  const db = await PGlite.create()
  return {
    run: async (sql) => (await db.exec(sql)).at(-1)?.rows ?? [],
    close: () => db.close(),
  }
}

/** A database of its own on a server, gone afterwards. */
export const onServer = async (url: string): Promise<Database> => {
  const name = `ashlar_evolve_${process.pid}`
  const server = new pg.Client({ connectionString: url })
  await server.connect()
  await server.query(`create database ${name}`)
  const own = new URL(url)
  own.pathname = `/${name}`
  const db = new pg.Client({ connectionString: own.href })
  await db.connect()
  return {
    run: async (sql) => {
      const result = (await db.query(sql)) as pg.QueryResult | pg.QueryResult[]
      return ((Array.isArray(result) ? result.at(-1) : result)?.rows ?? []) as Record<string, unknown>[]
    },
    close: async () => {
      await db.end()
      await server.query(`drop database ${name}`)
      await server.end()
    },
  }
}

/** Everything that a schema consists of, by name: two of them are equal when the schemas are. */
export const catalogue = async ({ run }: Database): Promise<readonly unknown[]> => [
  ...(await run(`
    select table_name, column_name, data_type, character_maximum_length, numeric_precision, numeric_scale,
      datetime_precision, collation_name, column_default, is_nullable
    from information_schema.columns where table_schema = 'public' order by table_name, column_name`)),
  ...(await run(`select indexname, indexdef from pg_indexes where schemaname = 'public' order by indexname`)),
  ...(await run(`
    select conrelid::regclass::text as of_table, conname, contype, pg_get_constraintdef(oid) as definition
    from pg_constraint where connamespace = 'public'::regnamespace order by conrelid::regclass::text, conname`)),
]
