import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { type TestContext, suite, test } from 'node:test'
import { fillDirectory } from './database.ts'

const migrations = join(import.meta.dirname, '..', 'migrations')
const main = join(import.meta.dirname, '..', 'src', 'main.ts')

/** Said, because a developer's `.env` may name a database that no test must touch. */
const nothing = { DATABASE_URL: '', EMBEDDED_IN_PRODUCTION: '', LOG_LEVEL: '', NODE_ENV: '' }

const start = (context: TestContext, script: string, args: readonly string[], environment: Record<string, string>) => {
  const { NODE_V8_COVERAGE = '', PATH = '' } = process.env
  const child = spawn(process.execPath, [script, ...args], {
    env: { NODE_V8_COVERAGE, PATH, HOST: '127.0.0.1', PORT: '0', ...nothing, ...environment },
  })
  context.after(() => child.kill('SIGKILL'))
  return { child, stderr: child.stderr.toArray().then((chunks) => Buffer.concat(chunks as Buffer[]).toString()) }
}

interface Line {
  readonly level: string
  readonly msg?: string
  readonly requestId?: string
}

/** Lines of the log, and the address as soon as the server listens. */
const listening = async ({ stdout }: ChildProcess, lines: Line[]): Promise<string> => {
  assert.ok(stdout !== null)
  const reader = createInterface(stdout)
  const address = new Promise<string>((resolve, reject) => {
    reader.on('line', (line) => {
      lines.push(JSON.parse(line) as Line)
      const found = /listening at (http:[^\s"]+)/.exec(line)?.[1]
      if (found !== undefined) resolve(found)
    })
    reader.on('close', () => reject(new Error('the process ended before it listened')))
  })
  return address
}

suite('the process', () => {
  test('starts on its own database, answers, logs JSON and ends with 0 on SIGTERM', async (context) => {
    const directory = mkdtempSync(join(tmpdir(), 'process-'))
    await fillDirectory(join(directory, 'database'), migrations)
    const { child, stderr } = start(context, main, [], { DATA_DIR: join(directory, 'database') })
    const lines: Line[] = []
    const address = await listening(child, lines)
    const answer = await fetch(`${address}/health/ready`, { headers: { 'x-request-id': 'from-the-test' } })
    assert.equal(answer.status, 200)
    await fetch(`${address}/no/such/address`, { headers: { 'x-request-id': 'lost' } })

    const second = start(context, main, [], { DATA_DIR: join(directory, 'database') })
    assert.deepEqual(await once(second.child, 'exit'), [1, null])
    assert.match(await second.stderr, new RegExp(String(child.pid)), 'a second process is told who holds the database')

    child.kill('SIGTERM')
    assert.deepEqual(await once(child, 'exit'), [0, null])
    assert.equal(await stderr, '')
    assert.ok(lines.some(({ requestId, msg }) => requestId === 'lost' && msg === 'request'))
    await rm(directory, { recursive: true })
  })

  test('refuses to start with a configuration that is not valid', async (context) => {
    const { child, stderr } = start(context, main, [], { NODE_ENV: 'production', PORT: 'eighty', LOG_LEVEL: 'loud' })
    assert.deepEqual(await once(child, 'exit'), [1, null])
    const message = await stderr
    assert.match(message, /PORT must be/)
    assert.match(message, /LOG_LEVEL must be/)
    assert.ok(!message.includes('    at '), 'a mistake of the operator is no stack trace')
  })

  test('migrates down and up, and tells where it stands', async (context) => {
    const directory = mkdtempSync(join(tmpdir(), 'migrate-'))
    await fillDirectory(join(directory, 'database'), migrations)
    const migrate = async (...args: string[]): Promise<string> => {
      const { child, stderr } = start(context, join(import.meta.dirname, '..', 'src', 'migrate.ts'), args, {
        DATA_DIR: join(directory, 'database'),
      })
      assert.ok(child.stdout !== null)
      const printed = child.stdout.toArray()
      const [code] = (await once(child, 'exit')) as [number]
      assert.equal(code, 0, await stderr)
      return Buffer.concat((await printed) as Buffer[]).toString()
    }
    assert.match(await migrate('status'), /^applied/)
    assert.match(await migrate('down'), /^reverted/)
    assert.match(await migrate('up'), /^applied/)
    assert.equal(await migrate('up'), 'nothing to do\n')
    await rm(directory, { recursive: true })
  })
})
