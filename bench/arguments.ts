import { parseArgs } from 'node:util'
import { contestants } from './http/contestants.ts'
import { findTool, type Tool } from './http/load.ts'

export const usage = `node bench/main.ts [http|generate|boot|all] [--quick] [--json FILE]
                    [--only NAME,NAME] [--tool wrk|autocannon] [--rounds N] [--seconds N]

  http      requests per second against what a user would pick instead (needs BENCH_DATABASE_URL)
  generate  time of ashlar generate for 4, 40 and 400 entities, and after one changed field
  boot      time to ready and resident memory of the app (needs BENCH_DATABASE_URL)`

export const suites = ['http', 'generate', 'boot'] as const
export type Suite = (typeof suites)[number]
export type Options = { quick: boolean; only?: string[]; tool: Tool; rounds: number; seconds: number }

/** Said with the usage, exit 2. */
export class UsageError extends Error {}

export function readArguments(): { chosen: readonly Suite[]; options: Options; json?: string } {
  const { values, positionals } = parse()
  const word = positionals[0] ?? 'http'
  const chosen = word === 'all' ? suites : suites.filter((suite) => suite === word)
  if (chosen.length === 0 || positionals.length > 1) throw new UsageError(`There is no "${positionals.join(' ')}".`)
  const options: Options = {
    quick: values.quick,
    tool: toolOf(values.tool),
    rounds: count('--rounds', values.rounds, values.quick ? 1 : 3),
    seconds: count('--seconds', values.seconds, values.quick ? 1 : 5),
    ...(values.only ? { only: namesOf(values.only) } : {}),
  }
  return { chosen, options, ...(values.json ? { json: values.json } : {}) }
}

function parse() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        quick: { type: 'boolean', default: false },
        json: { type: 'string' },
        only: { type: 'string' },
        tool: { type: 'string' },
        rounds: { type: 'string' },
        seconds: { type: 'string' },
      },
    })
  } catch (cause) {
    throw new UsageError(cause instanceof Error ? cause.message : String(cause), { cause })
  }
}

function toolOf(text: string | undefined): Tool {
  if (text === undefined) return findTool()
  if (text === 'wrk' || text === 'autocannon') return text
  throw new UsageError('--tool is wrk or autocannon.')
}

function namesOf(text: string): string[] {
  const known = new Set(contestants.map(({ name }) => name))
  const names = text.split(',')
  if (names.some((name) => !known.has(name))) throw new UsageError(`--only knows ${[...known].join(', ')}.`)
  return names
}

function count(flag: string, text: string | undefined, otherwise: number): number {
  if (text === undefined) return otherwise
  if (/^[1-9]\d{0,2}$/.test(text)) return Number(text)
  throw new UsageError(`${flag} is a whole number from 1 to 999.`)
}
