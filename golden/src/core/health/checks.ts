/** Resolves when the dependency answers, rejects when it does not. */
export type Check = () => Promise<unknown>

/** Told of each failure, because the answer itself says nothing of the inside. */
export type OnFailure = (name: string, error: unknown) => void

export interface Checked {
  readonly status: 'ok' | 'failed'
  /** how long the answer took */
  readonly ms: number
}

const deadline = 2000
/** A flood of probes must not become a flood of queries. */
const freshFor = 1000

/** Runs all checks at once, each within the deadline, and remembers the outcome for a second. */
export const checker = (
  checks: Readonly<Record<string, Check>>,
  onFailure: OnFailure,
): (() => Promise<Record<string, Checked>>) => {
  let latest: { readonly at: number; readonly outcome: Promise<Record<string, Checked>> } | null = null
  return () => {
    const now = performance.now()
    if (latest === null || now - latest.at > freshFor) latest = { at: now, outcome: runAll(checks, onFailure) }
    return latest.outcome
  }
}

const runAll = async (
  checks: Readonly<Record<string, Check>>,
  onFailure: OnFailure,
): Promise<Record<string, Checked>> => {
  const entries = Object.entries(checks).map(
    async ([name, check]) => [name, await runOne(check, (error) => onFailure(name, error))] as const,
  )
  return Object.fromEntries(await Promise.all(entries))
}

const runOne = async (check: Check, onFailure: (error: unknown) => void): Promise<Checked> => {
  const start = performance.now()
  const status = await Promise.race([check(), timeout()]).then(ok, failed(onFailure))
  return { status, ms: Math.round(performance.now() - start) }
}

const ok = (): 'ok' => 'ok'

const failed =
  (onFailure: (error: unknown) => void) =>
  (error: unknown): 'failed' => {
    onFailure(error)
    return 'failed'
  }

const timeout = (): Promise<never> =>
  new Promise((_, reject) => {
    setTimeout(() => reject(new Error('no answer within two seconds')), deadline).unref()
  })
