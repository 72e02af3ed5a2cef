import { shown } from '../diagnostics/index.ts'
import { capital, entityNames } from '../names/index.ts'
import { defaultApi, readApi } from './api.ts'
import { checkEntityName } from './check-names.ts'
import { checkClashes } from './clashes.ts'
import type { Context } from './context.ts'
import { computedReader } from './entity/computed.ts'
import { readDraft } from './entity/draft.ts'
import { type PlacedEntity, readEntity } from './entity/entity.ts'
import { checkMakeable } from './entity/makeable.ts'
import { resolveRelations } from './entity/relations.ts'
import { modelOf } from './entity/shapes.ts'
import { top as topKeys } from './keys/table.ts'
import { byName } from './order.ts'
import { type Found, mapOf, readMap } from './read-map.ts'
import type { Entry, MapNode } from './text/node.ts'
import { readRequirements, readScenarios } from './scenarios/index.ts'
import { note, type Notes } from './text/notes.ts'
import type { Spec } from './types.ts'
import { scalarOf, textOf, wordOf } from './values.ts'

type TopKey = keyof Found<typeof topKeys>['keys']

/** The keys of all files together. */
interface Merged {
  readonly keys: Partial<Record<TopKey, Entry>>
  readonly entities: readonly Entry[]
  readonly later: ReadonlySet<string>
  readonly types: ReadonlySet<string>
  /** the place of what is missing: the beginning of the first file */
  readonly start: Entry['keySpan']
}

/** Takes the files of a spec and returns what they say together, with every mistake reported. */
export function readTop(roots: readonly MapNode[], notes: Notes): Spec | null {
  const merged = merge(roots, notes)
  if (merged === null) return null
  const { keys } = merged
  const api = keys.api ? readApi(keys.api.value, notes) : defaultApi
  readVersion(merged, notes)
  const app = readApp(merged, notes)
  readAccess(merged, notes)
  const names = new Set(merged.entities.map(({ key }) => key))
  const entities = readEntities(merged, {
    notes,
    api,
    entities: names,
    rows: new Map(merged.entities.map(({ key }) => [entityNames(key).values, key])),
    types: merged.types,
    accounts: merged.later.has('auth'),
  })
  checkClashes(entities, api.prefix, notes)
  const all = byName(entities.map(({ entity }) => entity))
  const requirements = readRequirements(keys.requirements?.value, all, notes)
  const title = keys.title ? textOf(keys.title.value, '`title`', notes) : null
  return {
    ashlar: 1,
    app: app ?? '',
    title: title || capital((app ?? '').replaceAll('-', ' ')),
    description: (keys.description && textOf(keys.description.value, '`description`', notes)) ?? '',
    access: 'public',
    api,
    entities: all,
    requirements,
    scenarios: readScenarios(keys.scenarios?.value, { entities: all, requirements, api }, notes),
  }
}

function merge(roots: readonly MapNode[], notes: Notes): Merged | null {
  const keys: Partial<Record<TopKey, Entry>> = {}
  const entities = new Map<string, Entry>()
  const later = new Set<string>()
  const types = new Set<string>()
  const first = roots[0]
  if (first === undefined) return null
  for (const root of roots) {
    const found = readMap(root, topKeys, 'a spec', notes)
    for (const name of found.later) later.add(name)
    for (const name of typeNames(root)) types.add(name)
    for (const [name, entry] of Object.entries(found.keys) as [TopKey, Entry][]) {
      if (name === 'entities') addEntities(entry, entities, notes)
      else if (name !== 'include') addKey(name, entry, keys, notes)
    }
  }
  return { keys, entities: [...entities.values()], later, types, start: { ...first.span, end: first.span.start } }
}

function typeNames(root: MapNode): readonly string[] {
  const types = root.entries.find(({ key }) => key === 'types')?.value
  return types?.kind === 'map' ? types.entries.map(({ key }) => key) : []
}

/** The version may stand in every file; all else is said once. */
function addKey(name: TopKey, entry: Entry, keys: Partial<Record<TopKey, Entry>>, notes: Notes): void {
  const before = keys[name]
  if (before === undefined) keys[name] = entry
  else if (name === 'ashlar') readVersion({ keys: { ashlar: entry }, start: entry.keySpan }, notes)
  else {
    const message = `\`${name}\` is defined in ${shown(before.keySpan.source)} already.`
    note(notes, 'defined-twice', entry.keySpan, message, 'Keep one of the two.')
  }
}

function addEntities(entry: Entry, entities: Map<string, Entry>, notes: Notes): void {
  const map = mapOf(entry.value, '`entities`', notes)
  if (map?.entries.length === 0)
    note(notes, 'empty', map.span, 'There are no entities.', 'Add one, such as Product: { fields: { name: string } }.')
  for (const one of map?.entries ?? []) {
    const before = entities.get(one.key)
    if (before === undefined) entities.set(one.key, one)
    else
      note(
        notes,
        'defined-twice',
        one.keySpan,
        `${shown(one.key)} is defined in ${shown(before.keySpan.source)} already.`,
        'Keep one of the two.',
      )
  }
}

function readVersion({ keys, start }: Pick<Merged, 'keys' | 'start'>, notes: Notes): void {
  if (keys.ashlar === undefined) {
    note(notes, 'missing-key', start, 'The version of the language is missing.', 'Begin the spec with ashlar: 1.')
    return
  }
  const version = scalarOf(keys.ashlar.value, '`ashlar`', notes)
  if (version === null || version.text === '1') return
  note(
    notes,
    'bad-value',
    version.span,
    `Version \`${shown(version.text)}\` of the language is not known.`,
    'Write ashlar: 1.',
  )
}

function readApp({ keys, start }: Merged, notes: Notes): string | null {
  if (keys.app === undefined)
    return note(notes, 'missing-key', start, 'The name of the app is missing.', 'Add app: my-app.')
  const name = scalarOf(keys.app.value, '`app`', notes)
  if (name === null) return null
  if (name.text.length > 60)
    return note(notes, 'name-too-long', name.span, 'The name of the app is longer than 60 characters.')
  if (/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name.text)) return name.text
  const better = name.text
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^[^a-z]+|-+$/g, '')
  const hint = better === '' ? undefined : `Did you mean ${shown(better)}?`
  return note(notes, 'bad-name', name.span, `\`${shown(name.text)}\` is not kebab-case.`, hint)
}

function readAccess({ keys, later, start }: Merged, notes: Notes): void {
  if (keys.access) wordOf(keys.access.value, ['public'], '`access`', notes)
  else if (!later.has('auth')) {
    const hint = 'Add access: public, if anybody may do everything. Accounts (`auth`) are not built yet.'
    note(notes, 'missing-key', start, 'Nothing says who may use the app.', hint)
  }
}

function readEntities(
  { later, entities, start }: Merged & { entities: readonly Entry[] },
  context: Context,
): readonly PlacedEntity[] {
  if (
    entities.length === 0 &&
    later.size === 0 &&
    !context.notes.some(({ code }) => code === 'empty' || code === 'wrong-kind')
  ) {
    note(
      context.notes,
      'missing-key',
      start,
      'There are no `entities`.',
      'Add one, such as Product: { fields: { name: string } }.',
    )
  }
  const drafts = entities.flatMap((entry) => {
    const named = checkEntityName(entry, context.notes)
    const draft = readDraft(entry, context)
    return named && draft ? [draft] : []
  })
  const relations = resolveRelations(drafts, context.api, context.notes)
  const computed = computedReader(drafts, () => model, context.notes)
  const model = modelOf(drafts, relations, computed, context)
  const placed = drafts.map((draft) => readEntity(draft, relations.get(draft.name) ?? none, model, context))
  checkMakeable(drafts, placed, context.notes)
  return placed
}

const none = { parts: [], links: [], ends: [] }
