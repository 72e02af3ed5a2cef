import type { PlacedEntity } from './entity.ts'
import { note, type Notes } from './text/notes.ts'

/** Types that the generated code derives from an entity's own. */
const derived = ['Create', 'Update', 'Replace', 'Page'] as const

/** GET addresses that every app has; they stand outside the prefix. `/docs` also has pages below it. */
const builtIn: readonly string[] = [
  '/health',
  '/health/live',
  '/health/ready',
  '/live',
  '/ready',
  '/metrics',
  '/openapi.json',
  '/docs',
]

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
  return free
}

function claimsOf({ name, names }: PlacedEntity['entity']): readonly (readonly [string, string])[] {
  return [
    [`table ${names.table}`, `the table ${names.table}`],
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
  for (const { entity, routes, pathSpan, span } of entities) {
    const other = paths.get(entity.path)
    if (other !== undefined) {
      note(
        notes,
        'name-clash',
        pathSpan ?? span,
        `${entity.name} and ${other} would share the path ${entity.path}.`,
        'Give one of them another `path`.',
      )
      continue
    }
    paths.set(entity.path, entity.name)
    for (const { route, span: place } of routes) {
      const full = `${prefix}${route.path}` === prefix + '/' && prefix !== '' ? prefix : `${prefix}${route.path}`
      const address = `${route.method} ${full}`
      const owner = taken.get(address) ?? (address.startsWith('GET /docs/') ? 'a built-in address' : undefined)
      if (owner === undefined) taken.set(address, `${entity.name}.${route.verb}`)
      else {
        const hint = owner.startsWith('a ')
          ? 'Give the entity another `path`, or the API a `prefix`.'
          : 'Give one of the two another route.'
        note(notes, 'route-clash', place, `${address} would be ${entity.name}.${route.verb} and ${owner}.`, hint)
      }
    }
  }
}
