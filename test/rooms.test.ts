import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { suite, test } from 'node:test'
import { environment, home } from './ashlar.ts'
import { makeTree } from './trees.ts'

/** Which rooms each room may know, by their index; the same list as in DESIGN.md. */
const table: Readonly<Record<string, readonly string[]>> = {
  cli: ['compose', 'diagnostics', 'emit', 'evolve', 'names', 'oracle', 'plan', 'project', 'registry', 'spec', 'sql'],
  compose: ['diagnostics', 'emit', 'evolve', 'names', 'plan', 'registry', 'spec'],
  diagnostics: [],
  emit: ['names', 'spec', 'sql'],
  evolve: ['diagnostics', 'names', 'spec', 'sql'],
  names: [],
  oracle: ['spec'],
  plan: [],
  project: ['diagnostics', 'plan', 'registry', 'spec'],
  registry: ['diagnostics', 'spec'],
  spec: ['diagnostics', 'names'],
  sql: ['names', 'spec'],
}
const rooms = Object.keys(table)
const pure = rooms.filter((room) => room !== 'cli' && room !== 'project')

/** Lines of a file at a path of a house with the same rules, by whether the linter refuses them. */
const lint = (cases: readonly (readonly [path: string, line: string])[]): ((path: string, line: string) => boolean) => {
  const named = cases.map(([path, line], at) => [join(path, `x${at}.ts`), line] as const)
  const config = readFileSync(join(home, '.oxlintrc.json'), 'utf8')
  const house = makeTree({
    '.oxlintrc.json': config,
    ...Object.fromEntries(named.map(([path, line]) => [path, `${line}\n`])),
  })
  const { stdout } = spawnSync('oxlint', ['-f', 'unix', '.'], { cwd: house, env: environment, encoding: 'utf8' })
  const refused = new Set(
    stdout.split('\n').flatMap((line) => (/no-restricted|no-console/.test(line) ? [line.split(':')[0]] : [])),
  )
  return (path, line) => refused.has(named[cases.findIndex(([a, b]) => a === path && b === line)]?.[0])
}

const from = (target: string): string => `export { x } from '${target}'`

/** Every folder of a room, with the way from it up to the others. */
const places = (room: string): (readonly [string, string])[] => [
  [`src/${room}`, '..'],
  ...readdirSync(join(home, 'src', room), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isDirectory())
    .map(({ parentPath, name }) => join(parentPath, name).slice(home.length + 1))
    .map(
      (path) =>
        [
          path,
          path
            .split('/')
            .slice(1)
            .map(() => '..')
            .join('/'),
        ] as const,
    ),
]

interface Case {
  readonly path: string
  readonly line: string
  readonly allowed: boolean
}

const imports: readonly Case[] = rooms.flatMap((room) =>
  places(room).flatMap(([path, up]) => [
    ...rooms
      .filter((other) => other !== room)
      .flatMap((other) => [
        { path, line: from(`${up}/${other}/index.ts`), allowed: table[room]?.includes(other) ?? false },
        { path, line: from(`${up}/${other}/inner.ts`), allowed: false },
        { path, line: from(`${up}/${other}/inner/index.ts`), allowed: false },
      ]),
    { path, line: `export type { X } from '${up}/${room === 'spec' ? 'emit' : 'spec'}/types.ts'`, allowed: false },
    { path, line: from(`${up}/ashlar.ts`), allowed: room === 'cli' },
    { path, line: from(`${up}/../golden/src/app.ts`), allowed: false },
    { path, line: from('./beside.ts'), allowed: true },
  ]),
)

const door: readonly Case[] = [
  ...rooms.map((room) => ({ path: 'src', line: from(`./${room}/index.ts`), allowed: room !== 'cli' })),
  ...rooms.map((room) => ({ path: 'src', line: from(`./${room}/inner.ts`), allowed: false })),
]

const disk = ['node:fs', 'node:fs/promises', 'fs', 'node:child_process', 'node:net', 'node:http', 'node:worker_threads']
const machine: readonly Case[] = [
  ...pure.flatMap((room) =>
    [...disk, 'citty', '@scope/other'].map((name) => ({ path: `src/${room}`, line: from(name), allowed: false })),
  ),
  ...pure.map((room) => ({ path: `src/${room}`, line: 'export const x = process.cwd()', allowed: false })),
  ...disk.map((name) => ({ path: 'src/project', line: from(name.replace(/^(?!node:)/, 'node:')), allowed: true })),
  ...['node:fs', 'node:child_process'].map((name) => ({ path: 'src/cli', line: from(name), allowed: false })),
  { path: 'src/project', line: from('yaml'), allowed: false },
  { path: 'src/spec', line: from('yaml'), allowed: true },
  ...['spec', 'oracle'].map((room) => ({ path: `src/${room}`, line: from('@marcbachmann/cel-js'), allowed: true })),
  ...['sql', 'emit', 'evolve'].map((room) => ({
    path: `src/${room}`,
    line: from('@marcbachmann/cel-js'),
    allowed: false,
  })),
  ...['spec', 'emit'].map((room) => ({
    path: `src/${room}`,
    line: from('@eslint-community/regexpp'),
    allowed: true,
  })),
  { path: 'src/oracle', line: from('big.js'), allowed: true },
  { path: 'src/sql', line: from('big.js'), allowed: false },
  { path: 'src/compose', line: from('oxfmt'), allowed: true },
]

const words: readonly Case[] = [
  'process.exit(1)',
  "process.stdout.write('')",
  "process.stderr.write('')",
  "console.log('')",
].flatMap((line) => [
  ...rooms.map((room) => ({ path: `src/${room}`, line, allowed: room === 'cli' && !line.startsWith('console') })),
  { path: 'bin', line, allowed: true },
])

test('every room has a list', () => {
  const found = readdirSync(join(home, 'src'), { withFileTypes: true }).filter((entry) => entry.isDirectory())
  assert.deepEqual(found.map(({ name }) => name).toSorted(), rooms.toSorted())
})

const groups: Readonly<Record<string, readonly Case[]>> = {
  'knows of others what its list says': imports,
  'is a door to every room': door,
  'touches the machine as far as its list says': machine,
  'prints and exits only where people are spoken to': words,
}
for (const [title, cases] of Object.entries(groups))
  suite(title, () => {
    const isRefused = lint(cases.map(({ path, line }) => [path, line]))
    for (const [path, ofPath] of Map.groupBy(cases, (one) => one.path))
      test(path, () => {
        const wrong = ofPath.filter(({ line, allowed }) => isRefused(path, line) === allowed)
        assert.deepEqual(wrong, [])
      })
  })
