import { spawnSync } from 'node:child_process'
import { symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { ashlar, assertCode, environment, home } from '../ashlar.ts'
import { makeTree } from '../trees.ts'

/** An app made of a spec file, in a folder from which the repository's packages are found. */
export const generateApp = (spec: string): string => {
  const folder = makeTree()
  symlinkSync(join(home, 'node_modules'), join(folder, 'node_modules'))
  const app = join(folder, 'app')
  assertCode(ashlar(['generate', '--spec', spec, '--out', app]), 0)
  return app
}

/** What a tool says of an app, with the words of its failure. */
export const runIn = (
  app: string,
  command: string,
  ...args: string[]
): { readonly ok: boolean; readonly said: string } => {
  const { TEST_DATABASE_URL: _server, NODE_TEST_CONTEXT: _context, ...env } = environment
  const { status, stdout, stderr } = spawnSync(command, args, { cwd: app, env, encoding: 'utf8', timeout: 120_000 })
  const wrong = (stdout + stderr).split('\n').filter((line) => !line.includes('✔'))
  return { ok: status === 0, said: `${command} ${args.join(' ')}\n${wrong.join('\n').slice(0, 20_000)}` }
}
