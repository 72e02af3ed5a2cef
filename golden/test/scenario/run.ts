import { type Exchange, type Line, exchange } from './exchange.ts'
import type { Send } from './send.ts'
import type { Outcome, RequestStep, Scenario, Step } from './types.ts'
import { type Verdict, kept, verdict } from './verdict.ts'

/**
 * Runs a scenario's steps in turn, up to the first that does not hold. Never rejects.
 * @param prefix stands before every path that begins with a slash
 */
export const runScenario = async (scenario: Scenario, send: Send, prefix = ''): Promise<Outcome> => {
  const { name, proves, steps } = scenario
  const saved = new Map<string, unknown>()
  const line: Line = { send, prefix, known: { saved, now: new Date() } }
  for (const [index, step] of steps.entries()) {
    const { state, message } = await runStep(step, line, saved)
    if (state === 'waiting') return { name, proves, state, message }
    if (state === 'failed') return { name, proves, state, message: `${name}, step ${index + 1}: ${message}` }
  }
  return { name, proves, state: 'passed', message: '' }
}

const runStep = async (step: Step, line: Line, saved: Map<string, unknown>): Promise<Verdict> => {
  try {
    const exchanges = step.kind === 'together' ? await atOnce(step.requests, line) : await inTurn(step, line)
    for (const [name, value] of kept(step, exchanges)) saved.set(name, value)
    return verdict(step, exchanges)
  } catch (error) {
    return { state: 'failed', message: error instanceof Error ? error.message : String(error) }
  }
}

const inTurn = async (step: RequestStep, line: Line): Promise<readonly Exchange[]> => {
  const exchanges: Exchange[] = []
  for (let sent = 0; sent < timesOf(step); sent += 1) exchanges.push(await exchange(step, line))
  return exchanges
}

const atOnce = (requests: readonly RequestStep[], line: Line): Promise<readonly Exchange[]> =>
  Promise.all(requests.flatMap((step) => Array.from({ length: timesOf(step) }, () => exchange(step, line))))

const timesOf = ({ times = 1 }: RequestStep): number => times
