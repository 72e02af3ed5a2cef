import { shown } from '../../diagnostics/index.ts'
import { scenario as scenarioKeys } from '../keys/table.ts'
import { mapOf, readMap, wrongKind } from '../read-map.ts'
import type { Entry, MapNode, Node } from '../text/node.ts'
import { note, type Notes } from '../text/notes.ts'
import type { Scenario } from '../types.ts'
import { textOf } from '../values.ts'
import { likeness } from './answered.ts'
import { isWhole, type Known, type Scene, type Stage } from './known.ts'
import { checkAsked, readProves } from './proves.ts'
import { type Address, addressesOf, nameOf } from './routes.ts'
import { readSteps } from './steps.ts'

/** Takes the value of `scenarios`, and all that they may refer to. To be read last: see `isWhole`. */
export function readScenarios(node: Node | undefined, known: Known, notes: Notes): readonly Scenario[] {
  if (node === undefined) return []
  if (node.kind !== 'list') {
    wrongKind(node, '`scenarios`', 'a list of scenarios', notes)
    return []
  }
  if (node.items.length === 0) note(notes, 'empty', node.span, 'There are no scenarios.', 'Add one, or remove the key.')
  const stage = stageOf(known, notes)
  const names = new Set<string>()
  return node.items.flatMap((item) => {
    const map = mapOf(item, 'a scenario', notes)
    return map === null ? [] : [readScenario(map, names, stage)]
  })
}

function stageOf({ entities, requirements, api }: Known, notes: Notes): Stage {
  const fulfilled = new Map(requirements.map(({ id, by }) => [id, by]))
  const addresses = addressesOf(entities)
  const alike = new Map(addresses.map((one) => [likeness(one), `${one.method} ${one.path}`]))
  const calls = callsOf(addresses, entities)
  return { entities, api, notes, addresses, alike, calls, codes: new Map(), fulfilled, whole: isWhole(notes) }
}

/** Where verbs and operations are called. A field may have the name of a verb, and cannot be called. */
function callsOf(addresses: readonly Address[], entities: Known['entities']): Stage['calls'] {
  const fields = new Set(entities.flatMap(({ name, fields: own }) => own.map((field) => `${name}.${field.name}`)))
  const calls = new Map<string, Address>()
  for (const address of addresses) {
    const name = nameOf(address.answer)
    if (name !== null && !calls.has(name) && !fields.has(name)) calls.set(name, address)
  }
  return calls
}

function readScenario(map: MapNode, names: Set<string>, stage: Stage): Scenario {
  const { notes } = stage
  const { keys } = readMap(map, scenarioKeys, 'a scenario', notes)
  const scene: Scene = { ...stage, saved: new Set(), asked: new Set(), later: laterNames(map) }
  const name = keys.name ? readName(keys.name, names, notes) : null
  if (!keys.name) note(notes, 'missing-key', map.span, 'The scenario has no `name`.', 'Add name: what it shows.')
  if (!keys.steps)
    note(notes, 'missing-key', map.span, 'The scenario has no `steps`.', 'Add steps: a list of requests.')
  const steps = keys.steps ? readSteps(keys.steps.value, scene) : []
  const proves = readProves(keys.proves?.value, scene)
  if (keys.steps) checkAsked(proves, scene)
  return { name: name ?? '', proves: proves.map(({ text }) => text), steps }
}

function readName({ value }: Entry, names: Set<string>, notes: Notes): string | null {
  const name = textOf(value, '`name`', notes)
  if (name === null) return null
  if (name.trim() === '') note(notes, 'empty', value.span, 'The scenario has no name.', 'Say what it shows.')
  else if (names.has(name)) {
    const message = `Another scenario is named \`${shown(name)}\` too.`
    note(notes, 'scenario-twice', value.span, message, 'Say what this one shows.')
  }
  names.add(name)
  return name
}

/** Names that `given` and `people` would bring; that they are not built yet is reported once. */
function laterNames({ entries }: MapNode): ReadonlySet<string> {
  const maps = entries.filter(({ key }) => key === 'given' || key === 'people').map(({ value }) => value)
  return new Set(maps.flatMap((map) => (map.kind === 'map' ? map.entries.map(({ key }) => key) : [])))
}
