import type { KeyTable, Schema } from './keys/fact.ts'
import { api, bodies, entity, exposed, field, list, paging, top } from './keys/table.ts'
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
