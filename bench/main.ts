import { writeFileSync } from 'node:fs'
import { readArguments, type Options, type Suite, usage, UsageError } from './arguments.ts'
import { bootReport, measureBoot } from './boot.ts'
import { EnvironmentError, serverVersion } from './database.ts'
import { generateReport, measureGenerate } from './generate.ts'
import { contestants } from './http/contestants.ts'
import { measureHttp } from './http/main.ts'
import { httpReport, isUnclean } from './http/report.ts'
import { machineLine } from './machine.ts'
import { installPeers } from './peers.ts'

type Outcome = { report: string; result: unknown; clean: boolean }
const say = (line: string): void => console.error(line)

const measure: Record<Suite, (options: Options) => Promise<Outcome>> = {
  http: async ({ only, tool, rounds, seconds }) => {
    const chosen = contestants.filter(({ name }) => !only || only.includes(name))
    await installPeers(say)
    const result = await measureHttp({ contestants: chosen, tool, rounds, seconds, warmUp: 1 }, say)
    return { report: httpReport(result), result, clean: !isUnclean(result) }
  },
  generate: async ({ quick }) => {
    const result = await measureGenerate(quick, say)
    return { report: generateReport(result, quick ? 1 : 5), result, clean: true }
  },
  boot: async ({ quick }) => {
    const result = await measureBoot(quick, say)
    return { report: bootReport(result, quick ? 1 : 5), result, clean: result.every((one) => !('failed' in one)) }
  },
}

async function main(): Promise<number> {
  const { chosen, options, json } = readArguments()
  const results: Record<string, unknown> = {}
  let code = 0
  const postgres = chosen.some((suite) => suite !== 'generate') ? await serverVersion() : ''
  const machine = machineLine(postgres, chosen.includes('http') ? options.tool : undefined)
  console.log(`${machine}\n`)
  for (const suite of chosen) {
    const { report, result, clean } = await measure[suite](options)
    console.log(`${report}\n`)
    results[suite] = result
    if (!clean) code = 1
  }
  if (json) writeFileSync(json, `${JSON.stringify({ machine, ...results }, null, 2)}\n`)
  return code
}

try {
  process.exitCode = await main()
} catch (error) {
  const wrongUse = error instanceof UsageError
  if (wrongUse) console.error(`${error.message}\n\n${usage}`)
  else console.error(error instanceof EnvironmentError ? error.message : error)
  process.exitCode = wrongUse ? 2 : error instanceof EnvironmentError ? 5 : 1
}
