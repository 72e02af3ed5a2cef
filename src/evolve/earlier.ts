import type { Entity, Field, Spec } from '../spec/index.ts'

/** A spec as an earlier version of this tool remembered it: what the language could not say yet is not there. */
type Earlier<T> = { readonly [K in keyof T]?: unknown }

/** Takes the spec of an earlier run and returns it as this version would have written it. */
export const fromEarlier = (remembered: unknown): Spec => {
  const spec = remembered as Earlier<Spec> & { readonly entities: readonly Earlier<Entity>[] }
  return {
    requirements: [],
    scenarios: [],
    ...spec,
    entities: spec.entities.map(entityFrom),
  } as unknown as Spec
}

const entityFrom = (entity: Earlier<Entity>): Earlier<Entity> => ({
  owner: null,
  parts: [],
  links: [],
  ends: [],
  computed: [],
  rules: [],
  operations: [],
  ...entity,
  fields: (entity.fields as Earlier<Field>[]).map(fieldFrom),
  unique: (entity.unique as unknown[]).map((one) => (Array.isArray(one) ? { fields: one, where: null } : one)),
  list: { where: null, filter: [], require: [], include: [], ...(entity.list as object) },
})

const fieldFrom = (field: Earlier<Field>): Earlier<Field> => ({
  key: field.name,
  search: false,
  readonly: false,
  immutable: false,
  private: false,
  ...field,
  type: typeFrom(field.type as Field['type']),
})

const typeFrom = (type: Field['type']): Field['type'] =>
  type.kind === 'string' || type.kind === 'text' ? { ...type, pattern: type.pattern ?? null } : type
