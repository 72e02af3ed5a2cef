import type { Exchange } from './exchange.ts'
import { isSuccess, judge } from './match.ts'
import type { Outcome, Step } from './types.ts'
import { shown, valueAt } from './values.ts'

export type Verdict = Pick<Outcome, 'state' | 'message'>

/** What a step's answers say about it. */
export const verdict = (step: Step, exchanges: readonly Exchange[]): Verdict => {
  const waits = exchanges.find((one) => isUnwritten(one, statusesOf(step)))
  if (waits !== undefined) return { state: 'waiting', message: `${waits.step.method} ${waits.step.path}` }
  const unequal = wrongTogether(exchanges, statusesOf(step))
  const wrong = unequal.length > 0 ? unequal : judged(step, exchanges).flatMap(wrongAlone)
  return wrong.length === 0 ? { state: 'passed', message: '' } : { state: 'failed', message: wrong.join('\n  ') }
}

/** What a step saves of its answers, by name. */
export const kept = (step: Step, exchanges: readonly Exchange[]): readonly (readonly [string, unknown])[] =>
  judged(step, exchanges).flatMap(({ step: { save = {} }, answer }) =>
    Object.entries(save).map(([name, path]) => [name, valueAt(answer.body, path)] as const),
  )

const statusesOf = (step: Step): readonly number[] | undefined => (step.kind === 'together' ? step.expect : undefined)

/** Where only the statuses of all are known, who gets which is open: one by one, no more than the successes can be judged. */
const judged = (step: Step, exchanges: readonly Exchange[]): readonly Exchange[] =>
  statusesOf(step) === undefined
    ? exchanges
    : exchanges.filter(({ step: { expect }, answer }) => expect !== undefined || isSuccess(answer.status))

/** The owner's function is still to be written: nothing is wrong, and nothing is proved. */
const isUnwritten = ({ step: { expect }, answer }: Exchange, statuses: readonly number[] = []): boolean => {
  const expected = typeof expect === 'number' ? expect : expect?.status
  return answer.status === 501 && expected !== 501 && !statuses.includes(501)
}

const wrongTogether = (exchanges: readonly Exchange[], statuses: readonly number[] | undefined): readonly string[] => {
  const got = inOrder(exchanges.map(({ answer }) => answer.status))
  if (statuses === undefined || got === inOrder(statuses)) return []
  const answers = exchanges.map(({ sent, answer }) => `${sent} answered ${answer.status} ${shown(answer.body)}`)
  return ['sent together', ...answers, `statuses: expected ${inOrder(statuses)} in any order, got ${got}`]
}

const inOrder = (statuses: readonly number[]): string => statuses.toSorted((a, b) => a - b).join(', ')

const wrongAlone = ({ step, sent, answer }: Exchange): readonly string[] => {
  const wrong = judge(step.expect, answer)
  // an answer that is not as expected lacks what it lacks for that reason
  const all = wrong.length > 0 ? wrong : unsaved(step.save, answer.body)
  return all.length === 0 ? [] : [sent, ...all, `answered ${answer.status} ${shown(answer.body)}`]
}

const unsaved = (save: Readonly<Record<string, string>> = {}, body: unknown): readonly string[] =>
  Object.entries(save)
    .filter(([, path]) => valueAt(body, path) === undefined)
    .map(([name, path]) => `body.${path}: expected a value to save as "${name}", got nothing`)
