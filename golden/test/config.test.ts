import assert from 'node:assert/strict'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { suite, test } from 'node:test'
import { ConfigError, loadConfig as load } from '../src/config.ts'

/** Without the `.env` file of whoever runs the tests. */
const loadConfig = (environment: Record<string, string>, envFile: string | null = null) => load(environment, envFile)

const problemsOf = (environment: Record<string, string>): string => {
  try {
    loadConfig(environment)
  } catch (error) {
    assert.ok(error instanceof ConfigError)
    return error.message
  }
  return ''
}

suite('configuration', () => {
  test('development needs nothing', () => {
    const { port, database, operations } = loadConfig({})
    assert.equal(port, 3000)
    assert.equal(database.url, null)
    assert.deepEqual([operations.metrics, operations.openapi, operations.docs], ['open', 'open', 'open'])
  })

  test('production closes what development opens', () => {
    const { operations } = loadConfig({ NODE_ENV: 'production', DATABASE_URL: 'postgres://app:4f1c9a@db.internal/app' })
    assert.deepEqual([operations.metrics, operations.openapi, operations.docs], ['closed', 'closed', 'closed'])
  })

  test('everything that is wrong is told at once', () => {
    const message = problemsOf({ PORT: 'eighty', LOG_LEVEL: 'loud', OPS_TOKEN: 'short' })
    for (const name of ['PORT', 'LOG_LEVEL', 'OPS_TOKEN']) assert.ok(message.includes(name), message)
  })

  test('no value stands in the message', () => {
    assert.ok(!problemsOf({ OPS_TOKEN: 'hunter2' }).includes('hunter2'))
  })

  const refused: readonly (readonly [string, Record<string, string>, RegExp])[] = [
    ['production on the embedded database', { NODE_ENV: 'production' }, /EMBEDDED_IN_PRODUCTION=yes/],
    ['an address that is no database', { DATABASE_URL: 'mysql://x/y' }, /DATABASE_URL/],
    [
      'a password that anyone would guess',
      { NODE_ENV: 'production', DATABASE_URL: 'postgres://app:change-me@db.internal/app' },
      /guess/,
    ],
    ['access by a token that is not there', { METRICS_ACCESS: 'token' }, /OPS_TOKEN is missing/],
    ['a token copied from an example', { OPS_TOKEN: 'change-me-change-me-change-me-change-me' }, /placeholder/],
    ['a word that is almost yes', { EMBEDDED_IN_PRODUCTION: 'true' }, /yes or no/],
    ['a secret file that is not there', { DATABASE_URL_FILE: '/no/such/file' }, /DATABASE_URL_FILE/],
  ]
  for (const [what, environment, message] of refused)
    test(`${what} is refused`, () => assert.match(problemsOf(environment), message))

  test('the explicit word opens production for the embedded database', () => {
    assert.equal(loadConfig({ NODE_ENV: 'production', EMBEDDED_IN_PRODUCTION: 'yes' }).database.url, null)
  })

  test('a file of variables stands under the environment', () => {
    const path = join(mkdtempSync(join(tmpdir(), 'env-')), '.env')
    writeFileSync(path, 'PORT=4000\nLOG_LEVEL=warn\n')
    const { port, logLevel } = loadConfig({ PORT: '5000' }, path)
    assert.deepEqual([port, logLevel], [5000, 'warn'])
  })

  test('a secret can come from a file', () => {
    const path = join(mkdtempSync(join(tmpdir(), 'secret-')), 'url')
    writeFileSync(path, 'postgres://app:4f1c9a@db.internal/app\n')
    assert.equal(loadConfig({ DATABASE_URL_FILE: path }).database.url, 'postgres://app:4f1c9a@db.internal/app')
  })
})
