import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { coverageReport } from './coverage.ts'

/** All tests in one run, then which requirements they proved, and the coverage of every source file, layer by layer. */
const least = 80
const requirements = 'coverage/requirements.txt'

mkdirSync('coverage', { recursive: true })
rmSync(requirements, { force: true })
const { status } = spawnSync(
  process.execPath,
  [
    '--test',
    // files share nothing, and much of their time is spent waiting for a database to start
    `--test-concurrency=${Math.max(2, availableParallelism() - 1)}`,
    '--experimental-test-coverage',
    '--test-coverage-include=src/**',
    '--test-coverage-exclude=**/*.test.ts',
    '--test-reporter=dot',
    '--test-reporter-destination=stdout',
    '--test-reporter=lcov',
    '--test-reporter-destination=coverage/lcov.info',
    'src/**/*.test.ts',
    'test/**/*.test.ts',
  ],
  { stdio: 'inherit' },
)
if (existsSync(requirements)) console.log(`\n${readFileSync(requirements, 'utf8')}`)
const { text, lowest } = coverageReport('coverage/lcov.info', 'src')
console.log(text)
if (lowest < least) console.error(`coverage is under ${least} %`)
process.exit(status === 0 && lowest >= least ? 0 : 1)
