import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { after, suite, test, type TestContext } from 'node:test'
import { fileURLToPath } from 'node:url'
import { fillDirectory } from '../../golden/test/database.ts'
import { openEmbeddedTest } from '../../golden/src/core/db/each-database.fixture.ts'
import { openPool, type Pool } from '../../golden/src/core/db/index.ts'

const workerUrl = new URL('../../golden/src/core/db/embedded.worker.ts', import.meta.url)
const script = fileURLToPath(new URL('./embedded-process.fixture.ts', import.meta.url))
const migrations = mkdtempSync(join(tmpdir(), 'test-migrations-'))
writeFileSync(join(migrations, '0001_acknowledged.up.sql'), 'create table acknowledged (n int);')

const open = (directory: string): Promise<Pool> => {
  return openPool({ url: null, directory, workerUrl, queryTimeoutMs: 300 })
}

/** A directory that holds a database, closed. */
const aDirectory = async (t: TestContext): Promise<string> => {
  const home = mkdtempSync(join(tmpdir(), 'test-embedded-'))
  t.after(() => rmSync(home, { recursive: true, force: true }))
  const directory = join(home, 'data')
  await fillDirectory(directory, migrations)
  return directory
}

/** Another process on the same directory, and what it has said so far. */
const another = (
  t: TestContext,
  directory: string,
  task = 'wait',
): { child: ChildProcess; said: string[]; first: Promise<unknown> } => {
  const child = spawn(process.execPath, [script, directory, task], { stdio: ['ignore', 'pipe', 'inherit'] })
  t.after(() => child.kill('SIGKILL'))
  const lines = createInterface({ input: child.stdout })
  const said: string[] = []
  lines.on('line', (line) => said.push(line))
  return { child, said, first: once(lines, 'line') }
}

const killed = async (child: ChildProcess): Promise<void> => {
  const exit = once(child, 'exit')
  child.kill('SIGKILL')
  await exit
}

suite('embedded database', () => {
  after(() => rmSync(migrations, { recursive: true }))

  test('a directory in use is refused at once, in the same process and in another', async (t) => {
    const directory = await aDirectory(t)
    const pool = await open(directory)
    const inUse = new RegExp(`in use by process ${process.pid};`)
    await assert.rejects(open(directory), inUse)
    const { child, said } = another(t, directory)
    const [code] = await once(child, 'close')
    assert.equal(code, 1)
    assert.match(said.join(), inUse)
    await pool.ping()
    await pool.end()
    await (await open(directory)).end()
  })

  test('the process that uses a directory is named', async (t) => {
    const directory = await aDirectory(t)
    const { child, first } = another(t, directory)
    await first
    await assert.rejects(open(directory), new RegExp(`in use by process ${child.pid};`))
    await killed(child)
    await (await open(directory)).end()
  })

  test('a claim of a process that is gone, or whose number another has now, is no obstacle', async (t) => {
    const directory = await aDirectory(t)
    mkdirSync(`${directory}.lock`, { recursive: true })
    writeFileSync(join(`${directory}.lock`, '99999999.1'), '')
    writeFileSync(join(`${directory}.lock`, `${process.ppid}.1`), '')
    const pool = await open(directory)
    assert.equal(readdirSync(`${directory}.lock`).length, 1)
    await pool.end()
    assert.deepEqual(readdirSync(`${directory}.lock`), [])
  })

  test('no acknowledged row is lost when the process is killed', async (t) => {
    const directory = await aDirectory(t)
    for (let round = 0; round < 3; round += 1) {
      const { child, said, first } = another(t, directory, 'write')
      await first
      while (said.length < 40) await once(child.stdout ?? child, 'data')
      await killed(child)
      const acknowledged = Number(said.at(-1))
      const pool = await open(directory)
      const { rows } = await pool.query<{ count: string }>('select count(*) from acknowledged where n <= $1', [
        acknowledged,
      ])
      assert.equal(Number(rows[0]?.count), acknowledged)
      await pool.query('truncate acknowledged')
      await pool.end()
    }
  })

  test('the next process is let in when the last one exits without closing', async (t) => {
    const directory = await aDirectory(t)
    const { child } = another(t, directory, 'leave')
    await once(child, 'close')
    assert.deepEqual(readdirSync(`${directory}.lock`), [])
    await (await open(directory)).end()
  })

  test('what is only in memory is gone with its thread, and is said to be', async () => {
    const pool = await openPool({ url: null, directory: 'memory', workerUrl, queryTimeoutMs: 300 })
    await pool.query('create table kept (n int)')
    const client = await pool.connect()
    await client.query('begin')
    client.release(true)
    assert.deepEqual((await pool.query('select * from kept')).rows, [])
    await assert.rejects(pool.query('select count(*) from generate_series(1, 1e9)'), { reason: 'deadline' })
    for (let n = 0; n < 2; n += 1) {
      await assert.rejects(pool.query('select 1'), { reason: 'closed', message: /in-memory database is gone/ })
    }
    await pool.end()
  })

  test('a thread that dies takes its statement with it, and the next one opens the directory again', async () => {
    const { pool, close } = await openEmbeddedTest({
      workerUrl: new URL('./crashing-worker.fixture.ts', import.meta.url),
    })
    await pool.query('create table kept (n int)')
    await pool.query('insert into kept values (1)')
    await assert.rejects(pool.query('select crash'), { name: 'DatabaseUnavailableError', reason: 'connection' })
    assert.deepEqual((await pool.query('select * from kept')).rows, [{ n: 1 }])
    await close()
  })

  test('a directory that is no database is refused, and left unlocked', async (t) => {
    const home = mkdtempSync(join(tmpdir(), 'test-embedded-'))
    t.after(() => rmSync(home, { recursive: true, force: true }))
    const directory = join(home, 'data')
    mkdirSync(directory)
    writeFileSync(join(directory, 'PG_VERSION'), 'nonsense')
    await assert.rejects(open(directory))
    assert.deepEqual(readdirSync(`${directory}.lock`), [])
  })
})
