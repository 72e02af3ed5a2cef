import { type KeyTable, type Schema } from '../../src/spec/keys/fact.ts'
import { api, bodies, entity, exposed, field, list, paging, top } from '../../src/spec/keys/table.ts'
import { blockOf, bullets, code, tableOf } from './markdown.ts'
import { flagsSection, kindsTable, typesSection, verbsTable } from './facts.ts'
import {
  type KeyText,
  apiTexts,
  bodiesTexts,
  entityTexts,
  exposedTexts,
  fieldTexts,
  listTexts,
  pagingTexts,
  topTexts,
} from './keys.ts'
import { part } from './parts.ts'

/** docs/language.md: every key, type and flag, from the tables that the reader itself uses. */
export function languagePage(): string {
  return [
    part('language-intro'),
    '## The top of a spec',
    ...keys('', top, topTexts),
    '## The API: `api`',
    ...keys('api.', api, apiTexts),
    '### Kinds of error and their statuses',
    kindsTable(),
    '## Paging: `api.paging`, `list.paging`',
    ...keys('paging.', paging, pagingTexts),
    '## Bodies: `api.bodies`',
    ...keys('bodies.', bodies, bodiesTexts),
    '## An entity: `entities.Name`',
    ...keys('entity.', entity, entityTexts),
    '## Verbs: entries of `expose`',
    'An entry is a verb, or a verb with what is different about it: a route, or a map.',
    verbsTable(),
    ...keys('expose.', exposed, exposedTexts),
    '## Lists: `list`',
    ...keys('list.', list, listTexts),
    '## Fields',
    part('shorthand'),
    '### The long form',
    ...keys('field.', field, fieldTexts, 4),
    '## Types',
    ...typesSection(),
    '## Flags',
    ...flagsSection(),
  ].join('\n\n')
}

/** A section for each key that is built, and a sentence with the names of those that are not. */
function keys(prefix: string, table: KeyTable, texts: Readonly<Record<string, KeyText>>, depth = 3): string[] {
  const built = Object.entries(table).flatMap(([name, { says, schema }]) => {
    const text = texts[name]
    if (schema === null || text === undefined) return []
    const [usual, example, level] = text
    return [
      `${'#'.repeat(depth)} ${code(prefix + name)}`,
      says,
      bullets([`Values: ${valuesOf(schema)}`, `Default: ${usual}`]),
      blockOf(example, level),
    ]
  })
  const later = Object.entries(table).filter(([, { schema }]) => schema === null)
  if (later.length === 0) return built
  const rows = later.map(([name, { says }]) => [code(name), says])
  return [
    ...built,
    'Not yet: these belong to the language and are answered with `not-yet`.',
    tableOf(['key', 'for'], rows),
  ]
}

/** The values that a schema lets through, in words. */
function valuesOf(schema: Schema): string {
  if ('const' in schema) return code(JSON.stringify(schema['const']))
  const { enum: words, anyOf, $ref, type, pattern, propertyNames } = schema
  if (Array.isArray(words)) return words.map((word) => code(String(word))).join(', ')
  if (Array.isArray(anyOf)) return (anyOf as Schema[]).map(valuesOf).join('; or ')
  if (typeof $ref === 'string') return mapsOf[$ref.replace('#/$defs/', '')] ?? 'a map'
  if (type === 'array') return `a list of ${manyOf((schema['items'] ?? {}) as Schema)}`
  if (type === 'integer') return `a whole number from ${String(schema['minimum'])} to ${String(schema['maximum'])}`
  if (type === 'object' && propertyNames === undefined) return 'a map from a kind of error to a status from 400 to 499'
  if (type === 'object') return `a map; under each name ${valuesOf(schema['additionalProperties'] as Schema)}`
  if (pattern === '^/') return 'a path, which begins with a slash'
  return typeof pattern === 'string' ? `a text of the form ${code(pattern)}` : 'a text'
}

function manyOf(items: Schema): string {
  if (items['type'] === 'array') return `lists of ${manyOf((items['items'] ?? {}) as Schema)}`
  return '$ref' in items ? 'verbs, or maps from one verb to what is different' : 'texts'
}

const mapsOf: Readonly<Record<string, string>> = {
  api: 'a map with the keys under [the API](#the-api-api)',
  paging: 'a map with the keys under [paging](#paging-apipaging-listpaging)',
  bodies: 'a map with the key `error`',
  entity: 'a map with the keys under [an entity](#an-entity-entitiesname)',
  list: 'a map with the keys under [lists](#lists-list)',
  field: 'a map, the [long form](#the-long-form)',
}
