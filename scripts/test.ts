import { spawnSync } from 'node:child_process'
import { availableParallelism } from 'node:os'

type Step = readonly [name: string, environment: NodeJS.ProcessEnv, command: string, ...args: string[]]

const { TEST_DATABASE_URL: server, ...embedded } = process.env

/** The whole check, one step after the other: two cores carry one suite at a time. PostgreSQL is asked when there is one. */
const steps: readonly Step[] = [
  ['format', process.env, 'oxfmt', '--check', '.'],
  ['lint', process.env, 'oxlint', '--type-aware', '--deny-warnings', '.'],
  ['types', process.env, 'tsc', '-p', '.'],
  ['types of the bench', process.env, 'tsc', '-p', 'bench'],
  [
    'tests of the tool',
    process.env,
    process.execPath,
    '--test',
    `--test-concurrency=${Math.max(2, availableParallelism() - 1)}`,
    '--test-reporter=dot',
    '--test-reporter-destination=stdout',
    'test/**/*.test.ts',
  ],
  ['the golden app, embedded', embedded, 'npm', 'run', '--silent', 'check', '-w', 'golden'],
  ...(server === undefined
    ? []
    : [['the golden app, on PostgreSQL', process.env, 'npm', 'run', '--silent', 'test', '-w', 'golden'] as const]),
]

const failed: string[] = []
for (const [name, env, command, ...args] of steps) {
  const start = performance.now()
  console.log(`\n== ${name}`)
  const { status } = spawnSync(command, args, { stdio: 'inherit', env })
  if (status !== 0) failed.push(name)
  console.log(`== ${name}: ${status === 0 ? 'ok' : 'FAILED'} in ${((performance.now() - start) / 1000).toFixed(1)} s`)
}
console.log(`\n${steps.length - failed.length} passed, ${failed.length} failed`)
if (failed.length > 0) console.error(`failed: ${failed.join(', ')}`)
process.exitCode = failed.length === 0 ? 0 : 1
