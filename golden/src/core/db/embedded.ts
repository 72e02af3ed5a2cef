import { resolve } from 'node:path'
import { lockDirectory } from './directory-lock.ts'
import { EmbeddedServer } from './embedded.server.ts'
import { EmbeddedStream } from './embedded.stream.ts'
import type { PoolSettings } from './settings.ts'
import { ConnectionPool } from './pool.ts'
import type { Pool } from './types.ts'

/** The same driver and the same pool as for a server, over one session: statements and transactions take turns. */
export const openEmbedded = async (settings: PoolSettings): Promise<Pool> => {
  const { acquireTimeoutMs, queryTimeoutMs, workerUrl, log } = settings
  const directory = settings.directory === 'memory' ? 'memory' : resolve(settings.directory)
  const unlock = directory === 'memory' ? () => {} : lockDirectory(directory)
  const server = new EmbeddedServer(workerUrl, directory, log)
  try {
    await server.start()
  } catch (error) {
    unlock()
    throw error
  }
  return new ConnectionPool({
    kind: 'embedded',
    stream: () => new EmbeddedStream(server),
    user: 'postgres',
    database: 'postgres',
    ssl: false,
    max: 1,
    connectionTimeoutMillis: acquireTimeoutMs,
    idleTimeoutMillis: 0,
    queryTimeoutMs,
    // The session may have been left in a transaction, with settings and prepared statements, by the connection before.
    prepare: ['rollback', 'discard all', "set time zone 'UTC'"],
    logger: log,
    afterEnd: () => server.close().finally(unlock),
  })
}
