import type { Entity, Expr, Field, Link, Operation, Spec } from '../spec/index.ts'
import { camelCase, capital } from '../names/index.ts'

/** What a client may send when a row is made, changed or replaced. */
export const creatable = (field: Field): boolean => !field.readonly
export const changeable = (field: Field): boolean => !field.readonly && !field.immutable
export const visible = (field: Field): boolean => !field.private

/** What a replacement leaves as it is. */
export const keptKeys = ({ fields, links }: Entity): readonly string[] => [
  ...fields.filter((field) => !changeable(field)).map(({ key }) => key),
  ...links.filter(({ readonly }) => readonly).map(({ name }) => name),
]

/** The schema of a replacement: that of a new row, unless something is given only then: what is immutable, and parts. */
export const replaceName = ({ names, fields, parts }: Entity): string =>
  `${names.type}${parts.length > 0 || fields.some((field) => field.immutable && creatable(field)) ? 'Replace' : 'Create'}`

/** A client must give it: nothing else says what it would be. */
export const needed = (field: Field): boolean => !field.optional && field.default === null

/** Nobody else says what it would be, so a row cannot be stored without it. */
export const required = (field: Field): boolean => needed(field) || field.default?.kind === 'copy'

/** Links that are sent, and so stand in a body. */
export const sentLinks = ({ links }: Entity): readonly Link[] => links.filter(({ readonly }) => !readonly)

export const entityOf = (spec: Spec, name: string): Entity => {
  const entity = spec.entities.find((candidate) => candidate.name === name)
  if (entity === undefined) throw new Error(`the spec has no entity ${name}`)
  return entity
}

/** Whether a schema of the entity is asked for by anything. */
export const isShown = (entity: Entity, spec: Spec): boolean =>
  entity.routes.length > 0 ||
  entity.owner !== null ||
  spec.entities.some(
    ({ operations, links, list, fields }) =>
      operations.some(({ returns }) => returns === entity.name) ||
      list.include.some(
        (name) =>
          links.some((link) => link.name === name && link.entity === entity.name) ||
          fields.some(
            ({ name: field, type }) => field === name && type.kind === 'reference' && type.entity === entity.name,
          ),
      ),
  )

/** Whether it has a routes file. */
export const isServed = ({ routes, operations }: Entity): boolean =>
  routes.length > 0 || operations.some(({ route }) => route !== null)

/** `addItem`: the function; `AddItem`: its type; `CartAddItem`: its body. */
export const functionName = ({ name }: Operation): string => camelCase(name)
/** What the routes have in scope already. */
const inRoutes: ReadonlySet<string> = new Set(
  [
    'app db run scope query params body reply id byId opened bigint decimal int nullable oneOf rowParameters',
    'pageOf uncountedPageOf offsetPageOf uncountedOffsetPageOf cursorPageOf',
  ].flatMap((line) => line.split(' ')),
)

/** The function's name beside the routes: `run` would be mistaken for what runs it. */
export const localName = (operation: Operation): string => {
  const name = functionName(operation)
  return inRoutes.has(name) ? `${name}Row` : name
}
export const typeName = (operation: Operation): string => capital(functionName(operation))
export const bodyName = ({ names }: Entity, operation: Operation): string => `${names.type}${typeName(operation)}`

/** Columns of the row itself that an expression looks at, as keys of its JSON. */
export const ownKeys = (entity: Entity, expr: Expr): readonly string[] => {
  const names = new Set<string>()
  collect(expr, names)
  return entity.fields.filter(({ name }) => names.has(name)).map((field) => field.key)
}

/** Names of what is reached from the row in one step. */
const collect = (value: unknown, names: Set<string>): void => {
  if (Array.isArray(value)) for (const one of value) collect(one, names)
  else if (typeof value === 'object' && value !== null) {
    const node = value as { node?: string; name?: string; of?: { node?: string } }
    const isStep = node.node === 'column' || node.node === 'walk'
    if (isStep && node.of?.node === 'row' && typeof node.name === 'string') names.add(node.name)
    for (const one of Object.values(value)) collect(one, names)
  }
}
