import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Contestant } from './contestants.ts'

const golden = fileURLToPath(new URL('../../golden/', import.meta.url))
const bare = fileURLToPath(new URL('ashlar-bare.ts', import.meta.url))

// Guarded is the app as it is deployed: its production bundle, with everything that it brings.
const guarded: Contestant = {
  name: 'ashlar',
  form: 'guarded',
  port: 4151,
  cwd: golden,
  build: ['npm', 'run', 'build'],
  migrate: ['node', 'dist/migrate.js'],
  command: ['node', 'dist/main.js'],
  env: { HOST: '127.0.0.1', LOG_LEVEL: 'info', DB_POOL_MAX: '10', METRICS_ACCESS: 'open' },
}

// Bare is golden's task routes on a plain Fastify, to show what the guards cost.
const plain: Contestant = { ...guarded, form: 'bare', port: 4150, command: ['node', bare] }

export const ashlar: Contestant[] = [
  ...(existsSync(bare) ? [plain] : []),
  ...(existsSync(`${golden}src/main.ts`) ? [guarded] : []),
]
