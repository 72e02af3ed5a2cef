import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { mustRun } from './process.ts'

const folder = fileURLToPath(new URL('peers/', import.meta.url))

/** What a user would pick instead has its own manifest and lock, so that nothing of it gets into Ashlar's. */
export async function installPeers(say: (line: string) => void): Promise<void> {
  if (existsSync(`${folder}node_modules`)) return
  say('installing the peers: npm ci in bench/peers')
  await mustRun({ command: ['npm', 'ci'], cwd: folder }, 300_000)
}
