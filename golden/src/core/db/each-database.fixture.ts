import { mkdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { suite } from 'node:test'
import { openTestDatabase, type TestDatabase, type TestDatabaseOptions } from '../../../test/database.ts'

export type Open = (options?: TestDatabaseOptions) => Promise<TestDatabase>

const noMigrations = join(tmpdir(), 'test-no-migrations')
mkdirSync(noMigrations, { recursive: true })

export const openEmbeddedTest: Open = (options) =>
  openTestDatabase({ server: null, migrations: noMigrations, ...options })

const server = process.env['TEST_DATABASE_URL']
const onServer = { skip: server === undefined && 'TEST_DATABASE_URL is not set' }

/** A suite about what holds on a server alone. */
export const serverSuite = (title: string, define: (open: Open) => void): void => {
  void suite(`${title} (postgres)`, onServer, () => {
    define((options) => openTestDatabase({ server: server ?? null, migrations: noMigrations, ...options }))
  })
}

/** The same suite on both databases: what one does the other does. */
export const suiteOnEachDatabase = (title: string, define: (open: Open) => void): void => {
  void suite(`${title} (embedded)`, () => define(openEmbeddedTest))
  serverSuite(title, define)
}
