import type { KeyTable, Schema } from './keys/fact.ts'
import {
  api,
  bodies,
  computed,
  entity,
  expectation,
  exposed,
  failure,
  field,
  list,
  operation,
  paging,
  requirement,
  rule,
  scenario,
  step,
  top,
  transition,
  unique,
} from './keys/table.ts'
import { verbs } from './types.ts'

const id = 'https://ashlar.dev/schema/1/ashlar.json'

/**
 * The JSON Schema (2020-12) of what is built of the language, for editors: the same table of keys that the reader
 * uses. It says less than the reader checks, and nothing that the reader refuses is needed to satisfy it.
 */
export function jsonSchema(): Schema {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: id,
    title: 'Ashlar, version 1',
    description: 'One spec file, from which a TypeScript backend is made.',
    ...object(top),
    $defs: {
      api: titled('The API', object(api)),
      paging: titled('Paging', object(paging)),
      bodies: titled('Bodies', object(bodies)),
      entity: titled('An entity', object(entity)),
      field: titled('A field in its long form', { ...object(field), required: ['type'] }),
      list: titled('A list', object(list)),
      exposed: titled('A verb', exposedItem()),
      unique: titled('Fields that are unique together', { ...object(unique), required: ['fields'] }),
      computed: titled('A computed field', { ...object(computed), required: ['value'] }),
      rule: titled('A rule', { ...object(rule), required: ['check'] }),
      operation: titled('An operation', object(operation)),
      transition: titled('A transition', { ...object(transition), required: ['to'] }),
      failure: titled('A failure', object(failure)),
      requirement: titled('A requirement', object(requirement)),
      scenario: titled('A scenario', { ...object(scenario), required: ['name', 'steps'] }),
      step: titled('A step', object(step)),
      expectation: titled('What is expected of an answer', object(expectation)),
    },
  }
}

function titled(title: string, schema: Schema): Schema {
  return { title, ...schema }
}

/** A map with the built keys of a table and no others. */
function object(table: KeyTable): Schema {
  const known = Object.entries(table).flatMap(([name, { says, schema }]) =>
    schema === null ? [] : [[name, { title: name, description: says, ...schema }] as const],
  )
  return { type: 'object', additionalProperties: false, properties: Object.fromEntries(known) }
}

function exposedItem(): Schema {
  const difference = { anyOf: [exposed.route.schema, object(exposed)] }
  const one = {
    type: 'object',
    additionalProperties: false,
    minProperties: 1,
    maxProperties: 1,
    properties: Object.fromEntries(verbs.map((verb) => [verb, difference])),
  }
  return { anyOf: [{ enum: verbs }, one] }
}
