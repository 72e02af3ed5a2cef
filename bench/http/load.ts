import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { Command } from '../process.ts'
import { run } from '../process.ts'

export type Tool = 'wrk' | 'autocannon'
export type Load = { url: string; method: 'GET' | 'POST'; pathsFile: string; bodyFile: string; seconds: number }
export type Measured = { perSecond: number; p99Ms: number; answers: number; failures: number }

const connections = 32
const script = fileURLToPath(new URL('wrk.lua', import.meta.url))
const cannon = fileURLToPath(new URL('autocannon.ts', import.meta.url))

/** wrk takes far less of the machine that it shares with the server. */
export function findTool(): Tool {
  return spawnSync('wrk', ['--version'], { timeout: 5000 }).error ? 'autocannon' : 'wrk'
}

export async function load(tool: Tool, { url, method, pathsFile, bodyFile, seconds }: Load): Promise<Measured> {
  const given = [method, pathsFile, bodyFile]
  const sizes = ['-t1', `-c${connections}`, `-d${seconds}s`, '--timeout', '10s']
  const command: Command =
    tool === 'wrk'
      ? { command: ['wrk', ...sizes, '-s', script, url, '--', ...given], cwd: '.' }
      : { command: ['node', cannon, url, String(connections), String(seconds), ...given], cwd: '.' }
  const { code, stdout, stderr } = await run(command, seconds * 1000 + 20_000)
  const line = stdout.split('\n').find((text) => text.startsWith('{'))
  if (code !== 0 || !line) throw new Error(`${tool} failed (${code ?? 'no end in time'}): ${stderr.trim().slice(-300)}`)
  const measured: Measured = JSON.parse(line)
  return measured
}
