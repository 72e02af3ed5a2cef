import { shown, type Span } from '../diagnostics/index.ts'
import { nearest } from '../names/index.ts'
import { exposed as exposedKeys } from './keys/table.ts'
import { readRoute } from './route.ts'
import { notYet, readMap, wrongKind } from './read-map.ts'
import { isEmpty, type Node } from './text/node.ts'
import { note, type Notes } from './text/notes.ts'
import { type Route, type Verb, verbs } from './types.ts'
import { wordOf } from './values.ts'

/** A route and where a mistake about it is shown. */
export interface PlacedRoute {
  readonly route: Route
  readonly span: Span
}

const laterVerbs: readonly string[] = ['upsert', 'deleteAll', 'restore', 'bulk', 'export']
const usual: readonly Verb[] = ['list', 'get', 'create', 'update', 'delete']

const methods = { list: 'GET', get: 'GET', create: 'POST', replace: 'PUT', update: 'PATCH', delete: 'DELETE' } as const
/** The statuses a verb may succeed with; the first is the usual one. */
const statuses: Readonly<Record<Verb, readonly number[]>> = {
  list: [200],
  get: [200],
  create: [201, 200],
  replace: [200],
  update: [200],
  delete: [204, 200],
}

/** The route a verb has when nothing is said about it; `path` is the entity's own. */
function usualRoute(verb: Verb, path: string): Route {
  const below = path === '/' ? '' : path
  const row = verb !== 'list' && verb !== 'create'
  return { verb, method: methods[verb], path: row ? `${below}/:id` : path, status: statuses[verb][0] ?? 200 }
}

/** Takes the value of `expose` (undefined: the usual verbs) and returns the routes in the order of `verbs`. */
export function readExpose(node: Node | undefined, path: string, span: Span, notes: Notes): readonly PlacedRoute[] {
  if (node === undefined) return usual.map((verb) => ({ route: usualRoute(verb, path), span })).toSorted(byVerb)
  if (node.kind === 'map') {
    notYet(notes, node.span, '`expose` as a map of differences')
    return []
  }
  if (node.kind !== 'list') {
    wrongKind(node, '`expose`', 'a list of verbs', notes)
    return []
  }
  if (node.items.length === 0) notYet(notes, node.span, 'An entity without routes')
  const found = new Map<Verb, PlacedRoute>()
  for (const item of node.items) {
    const placed = readItem(item, path, notes)
    if (placed === null) continue
    const { verb } = placed.route
    if (found.has(verb))
      note(notes, 'given-twice', placed.span, `\`${verb}\` stands here a second time.`, 'Remove one of the two.')
    else found.set(verb, placed)
  }
  return [...found.values()].toSorted(byVerb)
}

function byVerb(a: PlacedRoute, b: PlacedRoute): number {
  return verbs.indexOf(a.route.verb) - verbs.indexOf(b.route.verb)
}

function readItem(item: Node, path: string, notes: Notes): PlacedRoute | null {
  if (item.kind === 'scalar' && !isEmpty(item)) {
    const verb = readVerb(item.text, item.span, notes)
    return verb && { route: usualRoute(verb, path), span: item.span }
  }
  const entry = item.kind === 'map' ? item.entries[0] : undefined
  if (item.kind !== 'map' || entry === undefined) return wrongKind(item, 'an entry of `expose`', 'a verb', notes)
  const second = item.entries[1]
  if (second)
    return note(
      notes,
      'wrong-kind',
      second.keySpan,
      'Each verb is an entry of its own.',
      'Begin a new entry with a dash.',
    )
  const verb = readVerb(entry.key, entry.keySpan, notes)
  return verb && readDifference(verb, entry.value, path, notes)
}

function readVerb(text: string, span: Span, notes: Notes): Verb | null {
  const verb = verbs.find((one) => one === text)
  if (verb !== undefined) return verb
  if (laterVerbs.includes(text)) return notYet(notes, span, `The verb \`${text}\``)
  const near = nearest(text, verbs)
  const hint = near === null ? `The verbs are ${verbs.join(', ')}.` : `Did you mean ${near}?`
  return note(notes, 'unknown-verb', span, `\`${shown(text)}\` is not a verb.`, hint)
}

/** `PUT /products/:id`, or a map with route and status. */
function readDifference(verb: Verb, node: Node, path: string, notes: Notes): PlacedRoute | null {
  const base = usualRoute(verb, path)
  if (node.kind !== 'map') return readRoute(base, node, notes)
  const { keys } = readMap(node, exposedKeys, `\`${verb}\``, notes)
  const routed = keys.route ? readRoute(base, keys.route.value, notes) : { route: base, span: node.span }
  if (routed === null || keys.status === undefined) return routed
  const allowed = statuses[verb].map(String)
  const status = wordOf(keys.status.value, allowed, '`status`', notes)
  return status === null ? null : { ...routed, route: { ...routed.route, status: Number(status) } }
}
