import { createHash, randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { constants, cp, mkdtemp, readdir, readFile, rename, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Client } from 'pg'
import { createDb, type Db, migrateUp, openPool, type Pool, type PoolOptions } from '../src/core/db/index.ts'

export interface TestDatabase {
  readonly pool: Pool
  readonly db: Db
  readonly close: () => Promise<void>
}

export interface TestDatabaseOptions extends Partial<PoolOptions> {
  /** The server it is made on; null means an embedded one. */
  readonly server?: string | null
  /** The folder whose migrations it starts with. */
  readonly migrations?: string
}

const ownMigrations = fileURLToPath(new URL('../migrations', import.meta.url))
const workerUrl = new URL('../src/core/db/embedded.worker.ts', import.meta.url)

/** A database of one's own, migrated: on the server of TEST_DATABASE_URL, else embedded. Both are copies of a template. */
export const openTestDatabase = async (options: TestDatabaseOptions = {}): Promise<TestDatabase> => {
  const { server = process.env['TEST_DATABASE_URL'] ?? null, migrations = ownMigrations, ...poolOptions } = options
  const copy = await (server === null ? copyOfDirectory(migrations) : copyOnServer(server, migrations))
  const pool = await openPool({ workerUrl, ...copy.location, ...poolOptions })
  const close = async (): Promise<void> => {
    await pool.end()
    await copy.remove()
  }
  return { pool, db: createDb(pool), close }
}

type Location = Pick<PoolOptions, 'url' | 'directory'>

interface Copy {
  readonly location: Location
  readonly remove: () => Promise<void>
}

const copyOfDirectory = async (migrations: string): Promise<Copy> => {
  const home = await mkdtemp(join(tmpdir(), 'test-database-copy-'))
  const directory = join(home, 'data')
  await fillDirectory(directory, migrations)
  return { location: { url: null, directory }, remove: () => rm(home, { recursive: true, force: true }) }
}

/** Puts a migrated embedded database, closed, where there is none. */
export const fillDirectory = async (directory: string, migrations: string): Promise<void> => {
  const template = join(tmpdir(), `test-database-${await fingerprint(migrations)}`)
  if (!existsSync(template)) await makeDirectoryTemplate(template, migrations)
  await cp(template, directory, { recursive: true, mode: constants.COPYFILE_FICLONE })
}

/** Made elsewhere and then renamed: of several processes the first one's stays, and nobody ever copies half of one. */
const makeDirectoryTemplate = async (template: string, migrations: string): Promise<void> => {
  const home = await mkdtemp(join(tmpdir(), 'test-database-template-'))
  const directory = join(home, 'data')
  await migrate({ url: null, directory }, migrations)
  await rename(directory, template).catch((error: unknown) => {
    if (!existsSync(template)) throw error
  })
  await rm(home, { recursive: true })
}

const copyOnServer = async (server: string, migrations: string): Promise<Copy> => {
  const template = `test_template_${await fingerprint(migrations)}`
  const name = `test_${randomUUID().replaceAll('-', '')}`
  await onServer(server, async (admin) => {
    await makeServerTemplate(admin, server, template, migrations)
    await admin.query(`create database ${name} template ${template}`)
  })
  const remove = (): Promise<void> =>
    onServer(server, async (admin) => {
      await admin.query(`drop database ${name} with (force)`)
    })
  return { location: { url: databaseUrl(server, name), directory: 'memory' }, remove }
}

const makeServerTemplate = async (admin: Client, server: string, name: string, migrations: string): Promise<void> => {
  const exists = async (): Promise<boolean> =>
    (await admin.query('select from pg_database where datname = $1', [name])).rows.length > 0
  if (await exists()) return
  // One process makes it, under another name until it is whole; the others wait here.
  await admin.query('select pg_advisory_lock(hashtext($1))', [name])
  if (!(await exists())) {
    const draft = `${name}_draft`
    await admin.query(`drop database if exists ${draft} with (force)`)
    await admin.query(`create database ${draft}`)
    await migrate({ url: databaseUrl(server, draft), directory: 'memory' }, migrations)
    await admin.query(`alter database ${draft} rename to ${name}`)
  }
  await admin.query('select pg_advisory_unlock(hashtext($1))', [name])
}

const migrate = async (location: Location, migrations: string): Promise<void> => {
  const pool = await openPool({ workerUrl, ...location })
  try {
    await migrateUp(pool, migrations)
  } finally {
    await pool.end()
  }
}

const onServer = async (url: string, work: (admin: Client) => Promise<void>): Promise<void> => {
  const admin = new Client({ connectionString: url })
  await admin.connect()
  try {
    await work(admin)
  } finally {
    await admin.end()
  }
}

const databaseUrl = (server: string, name: string): string => {
  const url = new URL(server)
  url.pathname = name
  return url.href
}

/** Of all that a template is made from. */
const fingerprint = async (migrations: string): Promise<string> => {
  const hash = createHash('sha256')
  for (const name of (await readdir(migrations)).toSorted()) {
    hash.update(name).update(await readFile(join(migrations, name)))
  }
  const embedded = new URL('../package.json', import.meta.resolve('@electric-sql/pglite'))
  return hash
    .update(await readFile(embedded))
    .digest('hex')
    .slice(0, 16)
}
