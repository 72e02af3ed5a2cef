import type { Schema } from './keys/fact.ts'
import { jsonSchema } from './schema.ts'
import type { Entity, Spec } from './types.ts'

interface Tables extends Schema {
  readonly properties: Readonly<Record<string, Schema>>
}

/**
 * The JSON Schema of the language, told what one spec holds: an editor then offers its entities, fields, states and
 * requirements where they are named. It refuses nothing that the reader takes, but names that the spec does not have.
 */
export function jsonSchemaFor(spec: Spec): Schema {
  const general = jsonSchema() as Tables & { readonly $defs: Readonly<Record<string, Tables>> }
  const { $defs, properties } = general
  const entities = spec.entities.map((entity): [string, Schema] => [entity.name, ref(entity.name)])
  return {
    ...general,
    title: `Ashlar, version 1: ${spec.app}`,
    properties: {
      ...properties,
      entities: { ...properties['entities'], properties: Object.fromEntries(entities) },
    },
    $defs: {
      ...$defs,
      shorthand: shorthand(spec),
      field: refined($defs['field'], { type: ref('shorthand') }),
      entity: refined($defs['entity'], {
        partOf: words(namesOf(spec)),
        fields: fieldsOf(namesOf(spec), $defs['entity']),
      }),
      operation: refined($defs['operation'], { returns: answers(spec), input: inputs(null) }),
      transition: refined($defs['transition'], { input: inputs(null) }),
      requirement: refined($defs['requirement'], { by: words(targetsOf(spec)) }),
      scenario: refined($defs['scenario'], { proves: oneOrMore(spec.requirements.map(({ id }) => id)) }),
      step: refined($defs['step'], { request: examples(spec) }),
      ...Object.fromEntries(spec.entities.flatMap((entity) => Object.entries(definitionsOf(entity, spec, $defs)))),
    },
  }
}

function ref(name: string): Schema {
  return { $ref: `#/$defs/${name}` }
}

/** A map of keys in which some have a narrower schema; their texts stay. */
function refined(table: Tables | undefined, narrower: Readonly<Record<string, Schema | null>>): Tables {
  const properties = Object.entries(table?.properties ?? {}).map(([name, schema]): [string, Schema] => {
    const { title, description } = schema
    const narrow = Object.hasOwn(narrower, name) ? narrower[name] : null
    return [name, narrow ? { title, description, ...narrow } : schema]
  })
  return { ...table, properties: Object.fromEntries(properties) }
}

/** One of these words; null, which narrows nothing, if there are none. */
function words(choice: readonly string[]): Schema | null {
  return choice.length === 0 ? null : { enum: [...new Set(choice)] }
}

/** A list of these words; no list but the empty one if there are none. */
function listOf(choice: readonly string[]): Schema {
  const items = words(choice)
  return items === null ? { type: 'array', maxItems: 0 } : { type: 'array', items, minItems: 1 }
}

/** One of these words, or several. */
function oneOrMore(choice: readonly string[]): Schema | null {
  const one = words(choice)
  return one && { anyOf: [one, listOf(choice)] }
}

/** A map whose keys are these words. */
function keyedBy(choice: readonly string[], values: Schema): Schema {
  const entries = [...new Set(choice)].map((name): [string, Schema] => [name, values])
  return { type: 'object', additionalProperties: false, properties: Object.fromEntries(entries) }
}

function namesOf({ entities }: Spec): readonly string[] {
  return entities.map(({ name }) => name)
}

function answers(spec: Spec): Schema {
  return { enum: [...namesOf(spec), 'none'] }
}

/** A field in shorthand: what an arrow points at is there. */
function shorthand(spec: Spec): Schema {
  const names = namesOf(spec)
  const ends = spec.entities.flatMap(relationsOf)
  const to = `(<->|->)\\s*(${names.join('|')})(?!\\w)`
  const back = ends.length === 0 ? '' : `|<-\\s*(${ends.join('|').replaceAll('.', '\\.')})(?!\\w)`
  return {
    title: 'A field',
    type: 'string',
    pattern: `^\\s*([^<\\s-]|${to}${back})`,
    examples: [
      ...names.map((name) => `-> ${name}`),
      ...names.map((name) => `<-> ${name}`),
      ...ends.map((end) => `<- ${end}`),
    ],
  }
}

/** Relations that have another end: `Order.customer`. */
function relationsOf({ name, fields, links }: Entity): readonly string[] {
  const references = fields.filter(({ type }) => type.kind === 'reference')
  return [...references, ...links].map((one) => `${name}.${one.name}`)
}

function fieldsOf(parts: readonly string[], entity: Tables | undefined): Schema {
  const part = { type: 'array', items: words(parts) ?? { type: 'string' }, minItems: 1, maxItems: 1 }
  return { ...entity?.properties['fields'], additionalProperties: { anyOf: [ref('shorthand'), ref('field'), part] } }
}

/** What an operation is sent: fields, or names of the entity's own. */
function inputs(own: readonly string[] | null): Schema {
  const list = own === null ? { type: 'array', items: { type: 'string' }, minItems: 1 } : listOf(own)
  return {
    anyOf: [list, { type: 'object', additionalProperties: { anyOf: [ref('shorthand'), ref('field')] } }],
  }
}

/** Every member that can fulfil a requirement, as the reader knows them. */
function targetsOf({ entities }: Spec): readonly string[] {
  return entities.flatMap(({ name, fields, computed, parts, links, operations, routes, timestamps }) => {
    const members = [...fields, ...computed, ...parts, ...links, ...operations].map((one) => one.name)
    const others = [...routes.map(({ verb }) => verb), 'id', timestamps.created, timestamps.updated]
    return [...members, ...others].map((member) => `${name}.${member}`)
  })
}

/** Requests that something answers. */
function examples({ entities }: Spec): Schema {
  const routes = entities.flatMap((entity) => [
    ...entity.routes,
    ...entity.operations.flatMap(({ route }) => (route === null ? [] : [route])),
  ])
  return {
    type: 'string',
    pattern: '^(GET|POST|PUT|PATCH|DELETE)\\s+[/{]',
    examples: [...new Set(routes.map(({ method, path }) => `${method} ${path}`))],
  }
}

/** `Order`, `Order.list` and so on. */
function definitionsOf(
  entity: Entity,
  spec: Spec,
  general: Readonly<Record<string, Tables>>,
): Readonly<Record<string, Schema>> {
  const { name, fields, links, timestamps } = entity
  const own = fields.map((field) => field.name)
  const all = [...own, timestamps.created, timestamps.updated]
  const hidden = fields.filter((field) => field.private).map((field) => field.name)
  const shown = all.filter((one) => !hidden.includes(one))
  const states = new Set(entity.operations.flatMap(({ transition }) => (transition === null ? [] : [transition.field])))
  const parts = spec.entities.filter((other) => ownerOf(other) === name).map((other) => other.name)
  const opened = [...fields.filter(({ type }) => type.kind === 'reference'), ...links].map((one) => one.name)
  const keys = listOf(all)
  const value: Schema = { type: ['string', 'number', 'boolean', 'null'] }
  const changes = {
    input: inputs(own.filter((one) => !states.has(one))),
    set: keyedBy(
      own.filter((one) => !states.has(one)),
      value,
    ),
    add: keyedBy(
      links.map((link) => link.name),
      { type: 'string' },
    ),
    remove: keyedBy(
      links.map((link) => link.name),
      { type: 'string' },
    ),
  }
  const enums = fields.flatMap(({ name: field, type }) =>
    type.kind === 'enum' ? [{ field, values: type.values }] : [],
  )
  return {
    [name]: refined(general['entity'], {
      partOf: words(namesOf(spec)),
      fields: fieldsOf(parts.length === 0 ? namesOf(spec) : parts, general['entity']),
      unique: { type: 'array', items: { anyOf: [keys, ref(`${name}.unique`)] } },
      list: ref(`${name}.list`),
      operations: { type: 'object', additionalProperties: ref(`${name}.operation`) },
      states: {
        type: 'object',
        additionalProperties: false,
        properties: Object.fromEntries(
          enums.map(({ field }) => [
            field,
            { type: 'object', additionalProperties: ref(`${name}.${field}.transition`) },
          ]),
        ),
      },
    }),
    [`${name}.unique`]: refined(general['unique'], { fields: keys }),
    [`${name}.list`]: refined(general['list'], {
      sort: oneOrMore(shown.flatMap((one) => [one, `-${one}`])),
      filter: oneOrMore(shown),
      require: oneOrMore(shown),
      include: oneOrMore(opened) ?? listOf([]),
    }),
    [`${name}.operation`]: refined(general['operation'], { ...changes, returns: answers(spec) }),
    ...Object.fromEntries(
      enums.map(({ field, values }) => [
        `${name}.${field}.transition`,
        refined(general['transition'], { ...changes, from: oneOrMore(values), to: words(values) }),
      ]),
    ),
  }
}

function ownerOf({ owner, fields }: Entity): string | null {
  const type = owner === null ? undefined : fields.find(({ name }) => name === owner)?.type
  return type?.kind === 'reference' ? type.entity : null
}
