import { randomBytes } from 'node:crypto'
import { parseArgs } from 'node:util'
import { withFreshAddresses } from '../test/scenario/fresh.ts'
import { countProved, rowsOf, tableOf } from '../test/scenario/report.ts'
import { runScenario } from '../test/scenario/run.ts'
import { sendTo } from '../test/scenario/send.ts'
import type { Outcome } from '../test/scenario/types.ts'
import { suite } from '../test/scenarios.ts'

/**
 * All scenarios against an app that runs, wherever and of whatever make. What they create there stays there.
 * Ends with 0 when none failed, 1 when one did or nothing answers, 2 when asked wrongly.
 */
const usage = 'usage: npm run scenarios -- URL [--json]\n  URL is where the app runs, without the prefix of its API'

const readArguments = (): { readonly address: string; readonly json: boolean } | null => {
  try {
    const { values, positionals } = parseArgs({ options: { json: { type: 'boolean' } }, allowPositionals: true })
    const [url = ''] = positionals
    if (positionals.length !== 1 || !/^https?:\/\//.test(url)) return null
    const { origin, pathname } = new URL(url)
    return { address: origin + pathname.replace(/\/$/, ''), json: values.json ?? false }
  } catch {
    return null
  }
}

const answers = (address: string): Promise<boolean> =>
  sendTo(address)('GET', '/', {}, undefined).then(
    () => true,
    () => false,
  )

const shown = ({ name, state, message }: Outcome): string => {
  if (state === 'failed') return `FAILED   ${message}`
  return state === 'waiting' ? `waiting  ${name}: for the code of ${message}` : `ok       ${name}`
}

const given = readArguments()
if (given === null) {
  console.error(usage)
  process.exit(2)
}
const { address, json } = given
if (!(await answers(address))) {
  console.error(`${address} does not answer`)
  process.exit(1)
}
const outcomes: Outcome[] = []
for (const scenario of suite.scenarios) {
  const fresh = withFreshAddresses(scenario, randomBytes(4).toString('hex'))
  const outcome = await runScenario(fresh, sendTo(address), suite.prefix)
  outcomes.push(outcome)
  if (!json) console.log(shown(outcome))
}
const requirements = rowsOf(suite.requirements, outcomes)
if (json) console.log(JSON.stringify({ address, scenarios: outcomes, requirements, proved: countProved(requirements) }))
else for (const line of ['', ...tableOf(requirements)]) console.log(line)
process.exitCode = outcomes.some(({ state }) => state === 'failed') ? 1 : 0
