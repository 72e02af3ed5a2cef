import { spawnSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { coverageReport } from './coverage.ts'

/** All tests in one run, then the coverage of every source file, layer by layer. */
const least = 80

mkdirSync('coverage', { recursive: true })
const { status } = spawnSync(
  process.execPath,
  [
    '--test',
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
const { text, lowest } = coverageReport('coverage/lcov.info', 'src')
console.log(text)
if (lowest < least) console.error(`coverage is under ${least} %`)
process.exit(status === 0 && lowest >= least ? 0 : 1)
