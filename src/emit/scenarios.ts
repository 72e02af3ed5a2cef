import {
  type Address,
  type Expectation,
  type Requirement,
  type RequestStep,
  type Scenario,
  type Spec,
  type Step,
  addressesAt,
  addressesOf,
} from '../spec/index.ts'
import { key, lines, list, literal } from './text.ts'

/** `test/scenarios.ts`: requirements and scenarios as data; what a step leaves at its default is left out. */
export const scenariosFile = ({
  api,
  entities,
  requirements,
  scenarios,
}: Pick<Spec, 'api' | 'entities' | 'requirements' | 'scenarios'>): string => {
  const addresses = addressesOf(entities)
  return `import type { Suite } from './scenario/types.ts'

/** What the app must do, step by step, and which requirement each scenario proves. */
export const suite: Suite = {
  prefix: ${literal(api.prefix)},
  requirements: ${column(requirements.map(requirementCode))},
  scenarios: ${column(scenarios.map((scenario) => scenarioCode(scenario, addresses)))},
}
`
}

const requirementCode = ({ id, says, by }: Requirement): string => valueCode({ id, says, by })

const scenarioCode = ({ name, proves, steps }: Scenario, addresses: readonly Address[]): string => `{
name: ${literal(name)},
proves: ${list(proves.map(literal))},
steps: ${column(steps.map((step) => stepCode(step, addresses)))},
}`

const stepCode = (step: Step, addresses: readonly Address[]): string =>
  step.kind === 'request'
    ? valueCode({ kind: step.kind, ...shortRequest(step, addresses) })
    : valueCode({
        kind: step.kind,
        requests: step.requests.map((request) => shortRequest(request, addresses)),
        expect: step.expect ?? undefined,
      })

const shortRequest = (
  { method, path, headers, body, times, expect, save }: RequestStep,
  addresses: readonly Address[],
): object => ({
  method,
  path,
  outside: isBuiltIn(path, addresses) ? true : undefined,
  headers: unlessEmpty(headers),
  body,
  times: times === 1 ? undefined : times,
  expect: shortExpectation(expect),
  save: unlessEmpty(save),
})

/** A status that is all there is stands for itself; nothing expected is not said. */
const shortExpectation = ({ status, code, body, headers }: Expectation): number | object | undefined => {
  const more = { code: code ?? undefined, body, headers: unlessEmpty(headers) }
  if (Object.values(more).every((part) => part === undefined)) return status ?? undefined
  return { status: status ?? undefined, ...more }
}

/** Addresses that every app has stand outside the prefix of its API. */
const isBuiltIn = (path: string, addresses: readonly Address[]): boolean =>
  addressesAt(path.replace(/\?.*$/s, ''), addresses)[0]?.answer.kind === 'built-in'

const unlessEmpty = (map: Readonly<Record<string, string>>): Readonly<Record<string, string>> | undefined =>
  Object.keys(map).length === 0 ? undefined : map

/** A value of a YAML document as code. Keys without a value are left out. */
const valueCode = (value: unknown): string => {
  if (typeof value === 'string') return literal(value)
  if (Array.isArray(value)) return list(value.map(valueCode))
  if (typeof value !== 'object' || value === null) return String(value)
  const members = Object.entries(value).filter(([, member]) => member !== undefined)
  return members.length === 0
    ? '{}'
    : `{ ${members.map(([name, member]) => `${memberKey(name)}: ${valueCode(member)}`).join(', ')} }`
}

/** Written plainly, this one key would set the object's prototype instead. */
const memberKey = (name: string): string => (name === '__proto__' ? "['__proto__']" : key(name))

const column = (items: readonly string[]): string =>
  items.length === 0 ? '[]' : `[\n${lines(items.map((item) => `${item},`))}\n]`
