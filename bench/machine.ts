import { spawnSync } from 'node:child_process'
import { cpus, loadavg, totalmem } from 'node:os'
import type { Tool } from './http/load.ts'

/** What a reader must know before comparing these numbers with others. */
export function machineLine(postgres: string, tool?: Tool): string {
  const memory = `${Math.round(totalmem() / 2 ** 30)} GB`
  const parts = [
    `${cpus()[0]?.model.trim() ?? 'unknown cpu'} x ${cpus().length}, ${memory}`,
    `Node ${process.versions.node}`,
  ]
  if (postgres) parts.push(`PostgreSQL ${postgres}`)
  if (tool) parts.push(tool === 'wrk' ? `load by ${wrkVersion()}` : 'load by autocannon')
  parts.push(`load average ${loadavg()[0]?.toFixed(1)} before the start`)
  return parts.join(' · ')
}

function wrkVersion(): string {
  const { stdout } = spawnSync('wrk', ['--version'], { encoding: 'utf8', timeout: 5000 })
  return stdout.split('\n')[0]?.match(/^wrk \S+/)?.[0] ?? 'wrk'
}
