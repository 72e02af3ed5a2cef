import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

export type BootCase = {
  what: string
  build?: string[]
  /** Run once before, in the same environment: makes the tables. */
  migrate?: string[]
  command: string[]
  /** On PostgreSQL a database of its own is made; an embedded one lives in a folder of its own. */
  on: 'postgres' | 'embedded'
  env: Record<string, string>
}

export const golden = fileURLToPath(new URL('../golden/', import.meta.url))
export const readyPath = '/health/ready'

const quiet = { HOST: '127.0.0.1', LOG_LEVEL: 'info' }

export const bootCases: BootCase[] = [
  {
    what: 'bundle on PostgreSQL',
    on: 'postgres',
    build: ['npm', 'run', 'build'],
    migrate: ['node', 'dist/migrate.js'],
    command: ['node', 'dist/main.js'],
    env: { ...quiet, NODE_ENV: 'production' },
  },
  {
    what: 'dev on PostgreSQL',
    on: 'postgres',
    command: ['node', 'src/main.ts'],
    env: { ...quiet, NODE_ENV: 'development' },
  },
  {
    what: 'embedded reopen',
    on: 'embedded',
    command: ['node', 'src/main.ts'],
    env: { ...quiet, NODE_ENV: 'development' },
  },
]

/** The app reads DATA_DIR from its own folder, so that a folder elsewhere is named from there. */
export function embeddedEnv(folder: string): Record<string, string> {
  return { DATA_DIR: relative(golden, join(folder, 'embedded')), DATABASE_URL: '' }
}
