import type { Schema } from '../../src/spec/keys/fact.ts'
import { code } from './markdown.ts'

/** The values that a schema lets through, in words. */
export function valuesOf(schema: Schema): string {
  if ('const' in schema) return code(JSON.stringify(schema['const']))
  const { enum: words, anyOf, $ref, type, pattern } = schema
  if (Array.isArray(words)) return words.map((word) => code(String(word))).join(', ')
  if (Array.isArray(anyOf)) return (anyOf as Schema[]).map(valuesOf).join('; or ')
  if (typeof $ref === 'string') return mapsOf[$ref.replace('#/$defs/', '')] ?? 'a map'
  if (type === 'array') return listOf(schema)
  if (type === 'integer') return `a whole number from ${String(schema['minimum'])} to ${String(schema['maximum'])}`
  if (type === 'boolean') return '`true` or `false`'
  if (type === 'object' && 'properties' in schema) return 'a map from a kind of error to a status from 400 to 499'
  if (type === 'object') return `a map; under each name ${valuesOf(schema['additionalProperties'] as Schema)}`
  if (type === undefined) return 'anything'
  if (pattern === '^/') return 'a path, which begins with a slash'
  return typeof pattern === 'string' ? `a text of the form ${code(pattern)}` : 'a text'
}

function listOf({ items, minItems, maxItems }: Schema): string {
  if (maxItems === 1) return 'a list of one text'
  const many = typeof minItems === 'number' && typeof maxItems === 'number' ? `${minItems} to ${maxItems} ` : ''
  return `a list of ${many}${manyOf((items ?? {}) as Schema)}`
}

function manyOf(items: Schema): string {
  const { type, anyOf, $ref } = items
  if (Array.isArray(anyOf)) return (anyOf as Schema[]).map(manyOf).join(', or ')
  if (type === 'array') return `lists of ${manyOf((items['items'] ?? {}) as Schema)}`
  if (type === 'integer') return 'statuses'
  return typeof $ref === 'string' ? (listsOf[$ref.replace('#/$defs/', '')] ?? 'maps') : 'texts'
}

const listsOf: Readonly<Record<string, string>> = {
  exposed: 'verbs, or maps from one verb to what is different',
  unique: 'maps with the keys under [what holds](#what-holds-unique-rules-computed)',
  scenario: 'maps with the keys under [scenarios](#requirements-and-scenarios)',
  step: '[steps](#steps)',
}

const mapsOf: Readonly<Record<string, string>> = {
  api: 'a map with the keys under [the API](#the-api-api)',
  paging: 'a map with the keys under [paging](#paging-apipaging-listpaging)',
  bodies: 'a map with the key `error`',
  entity: 'a map with the keys under [an entity](#an-entity-entitiesname)',
  list: 'a map with the keys under [lists](#lists-list)',
  field: 'a map, the [long form](#the-long-form)',
  computed: 'a map with `value` and `description`',
  rule: 'a map with `check`, `status` and `says`',
  operation: 'a map with the keys under [operations](#operations)',
  transition: 'a map with the keys under [states](#states) and [operations](#operations)',
  failure: 'a map with `status`, `when` and `says`',
  requirement: 'a map with `says` and `by`',
  expectation: 'a map with the keys under [expectations](#expectations)',
}
