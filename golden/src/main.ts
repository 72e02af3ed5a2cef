import { extname, join } from 'node:path'
import { buildApp } from './app.ts'
import { ConfigError, home, loadConfig } from './config.ts'
import { DatabaseUnavailableError, MigrationError, migrateUp, openPool } from './core/db/index.ts'
import { createLogger } from './core/log/index.ts'
import { closeOnSignal } from './core/server/index.ts'

const start = async (): Promise<void> => {
  const config = loadConfig()
  const logger = createLogger({ level: config.logLevel, buffered: config.mode === 'production' })
  const pool = await openPool({
    ...config.database,
    workerUrl: new URL(`./core/db/embedded.worker${extname(import.meta.filename)}`, import.meta.url),
    log: logger,
  })
  if (pool.kind === 'embedded')
    logger.warn(
      { directory: config.database.directory },
      'embedded database: one process, and a power cut can lose data',
    )
  // in production a deployment decides when the schema changes: npm run migrate
  if (config.mode !== 'production') await migrateUp(pool, join(home, 'migrations'))
  const { app, health } = await buildApp({ config, pool, logger })
  closeOnSignal(app, health, config)
  await app.listen({ host: config.host, port: config.port })
}

/** Mistakes of whoever runs the app: a sentence helps them, a stack trace does not. */
const isExpected = (error: unknown): error is Error =>
  [ConfigError, DatabaseUnavailableError, MigrationError].some((kind) => error instanceof kind) ||
  (error instanceof Error && 'syscall' in error && error.syscall === 'listen')

try {
  await start()
} catch (error) {
  console.error(isExpected(error) ? error.message : error)
  process.exit(1)
}
