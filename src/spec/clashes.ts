import { camelCase, capital } from '../names/index.ts'
import type { PlacedEntity } from './entity/entity.ts'
import { builtIn } from './scenarios/routes.ts'
import { note, type Notes } from './text/notes.ts'

/** Types that the generated code derives from an entity's own. */
const derived = ['Create', 'Update', 'Replace', 'Page'] as const

/** Checks what only shows when all entities are known: names that become one, and addresses that are taken. */
export function checkClashes(entities: readonly PlacedEntity[], prefix: string, notes: Notes): void {
  checkRoutes(checkNames(entities, notes), prefix, notes)
}

interface Claim {
  readonly what: string
  readonly owner: string
}

/** Returns the entities whose names are their own; a second complaint about the others would say nothing new. */
function checkNames(entities: readonly PlacedEntity[], notes: Notes): readonly PlacedEntity[] {
  const free: PlacedEntity[] = []
  const claims = new Map<string, Claim>()
  for (const placed of entities) {
    const { entity, span } = placed
    const claimed = claimsOf(entity)
    const clash = claimed
      .map(([id, what]) => ({ what, before: claims.get(id) }))
      .find(({ before }) => before !== undefined)
    if (clash?.before) {
      const message = `${entity.name} and ${clash.before.owner} would share ${clash.what}.`
      note(notes, 'name-clash', span, message, 'Rename one of the two.')
    } else free.push(placed)
    for (const [id, what] of claimed) if (!claims.has(id)) claims.set(id, { what, owner: entity.name })
  }
  for (const placed of entities) checkBodies(placed, claims, notes)
  return free
}

/** What an operation is sent is a type of its own: `CartAddItem`. */
function checkBodies({ entity, operations }: PlacedEntity, claims: ReadonlyMap<string, Claim>, notes: Notes): void {
  for (const { operation, span } of operations) {
    const type = `${entity.names.type}${capital(camelCase(operation.name))}`
    const before = operation.input.some(({ from }) => from === 'body') ? claims.get(`name ${type}`) : undefined
    if (before === undefined) continue
    const message = `The body of ${entity.name}.${operation.name} and ${before.owner} would share the type ${type}.`
    note(notes, 'name-clash', span, message, 'Rename the operation.')
  }
}

function claimsOf({ name, names, links }: PlacedEntity['entity']): readonly (readonly [string, string])[] {
  return [
    [`table ${names.table}`, `the table ${names.table}`],
    ...links.map(({ table }): [string, string] => [`table ${table}`, `the table ${table}`]),
    [`folder ${names.kebabs}`, `the folder ${names.kebabs}`],
    [`name ${names.type}`, `the type ${names.type}`],
    [`name ${names.types}`, `the name ${names.types}`],
    [`name ${names.value}`, `the name ${names.value}`],
    [`name ${names.values}`, `the name ${names.values}`],
    ...derived.map((suffix): [string, string] => [`name ${name}${suffix}`, `the type ${name}${suffix}`]),
  ]
}

function checkRoutes(entities: readonly PlacedEntity[], prefix: string, notes: Notes): void {
  const taken = new Map(builtIn.map((path) => [`GET ${path}`, 'a built-in address']))
  const paths = new Map<string, string>()
  for (const placed of entities.filter(isServed)) {
    const { entity, pathSpan, span } = placed
    const other = paths.get(entity.path)
    if (other !== undefined) {
      const message = `${entity.name} and ${other} would share the path ${entity.path}.`
      note(notes, 'name-clash', pathSpan ?? span, message, 'Give one of them another `path`.')
      continue
    }
    paths.set(entity.path, entity.name)
    for (const address of addressesOf(placed)) claim(address, prefix, taken, notes)
  }
}

function isServed({ routes, operations }: PlacedEntity): boolean {
  return routes.length + operations.length > 0
}

interface Address {
  readonly method: string
  readonly path: string
  readonly owner: string
  readonly span: PlacedEntity['span']
}

function addressesOf({ entity, routes, operations }: PlacedEntity): readonly Address[] {
  return [
    ...routes.map(({ route, span }) => ({ ...route, owner: `${entity.name}.${route.verb}`, span })),
    ...inText(operations).flatMap(({ operation: { route, name }, span }) =>
      route === null ? [] : [{ ...route, owner: `${entity.name}.${name}`, span }],
    ),
  ]
}

/** Operations are kept by name; of two with one address the later one is wrong. */
function inText(operations: PlacedEntity['operations']): PlacedEntity['operations'] {
  return operations.toSorted((a, b) => a.span.start - b.span.start)
}

/** What a parameter is called does not make two addresses of one. */
function claim({ method, path, owner, span }: Address, prefix: string, taken: Map<string, string>, notes: Notes): void {
  const full = path === '/' && prefix !== '' ? prefix : `${prefix}${path}`
  const address = `${method} ${full}`
  const id = address.replaceAll(/:\w+/g, ':')
  const before = taken.get(id) ?? (address.startsWith('GET /docs/') ? 'a built-in address' : undefined)
  if (before === undefined) {
    taken.set(id, owner)
    return
  }
  const hint = before.startsWith('a ')
    ? 'Give it another route, or the API a `prefix`.'
    : 'Give one of the two another route.'
  note(notes, 'route-clash', span, `${address} would be ${owner} and ${before}.`, hint)
}
