import { Problem, type Reader } from './readers.ts'

export type Environment = Readonly<Record<string, string | undefined>>
type Readers = Readonly<Record<string, Reader<unknown>>>
type Values<R extends Readers> = { readonly [K in keyof R]: Exclude<ReturnType<R[K]>, Problem> }

/** Everything that is missing or wrong in the environment, at once. No value is repeated in it: it may be a secret. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
  readonly problems: readonly string[]
  constructor(problems: readonly string[]) {
    super(['The configuration is not valid:', ...problems.map((problem) => `  ${problem}`)].join('\n'))
    this.problems = problems
  }
}

/** Reads each variable with its reader. @throws ConfigError with the full list of problems */
export const readEnvironment = <R extends Readers>(
  environment: Environment,
  readers: R,
  /** what only shows when the values are seen together */
  judge: (values: Values<R>) => readonly string[],
): Values<R> => {
  const production = environment['NODE_ENV'] === 'production'
  const read = Object.entries(readers).map(
    ([name, reader]) => [name, reader(set(environment[name]), production)] as const,
  )
  const problems = read.flatMap(([name, value]) => (value instanceof Problem ? [`${name} ${value.message}`] : []))
  if (problems.length > 0) throw new ConfigError(problems)
  const values = Object.fromEntries(read) as Values<R>
  const together = judge(values)
  if (together.length > 0) throw new ConfigError(together)
  return values
}

/** An empty variable is one that is not set, as in `PORT= npm start`. */
const set = (value: string | undefined): string | undefined => (value === '' ? undefined : value)
