import { extname, join } from 'node:path'
import { home, loadConfig } from './config.ts'
import { migrateDown, migrateUp, migrationStatus, openPool, type Pool } from './core/db/index.ts'

const folder = join(home, 'migrations')
const [command = 'up', steps = '1'] = process.argv.slice(2)

const commands: Readonly<Record<string, (pool: Pool) => Promise<string[]>>> = {
  up: async (pool) => (await migrateUp(pool, folder)).map(({ name }) => `applied   ${name}`),
  down: async (pool) => (await migrateDown(pool, folder, Number(steps))).map(({ name }) => `reverted  ${name}`),
  status: async (pool) => (await migrationStatus(pool, folder)).map(({ name, state }) => `${state.padEnd(9)} ${name}`),
}

const withPool = async (run: (pool: Pool) => Promise<string[]>): Promise<string[]> => {
  const pool = await openPool({
    ...loadConfig().database,
    workerUrl: new URL(`./core/db/embedded.worker${extname(import.meta.filename)}`, import.meta.url),
  })
  try {
    return await run(pool)
  } finally {
    await pool.end()
  }
}

const run = commands[command]
if (run === undefined || !/^[1-9]\d*$/.test(steps)) {
  console.error('usage: npm run migrate [up | down [steps] | status]')
  process.exit(2)
}
try {
  const lines = await withPool(run)
  console.log(lines.length === 0 ? 'nothing to do' : lines.join('\n'))
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
