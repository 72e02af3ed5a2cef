import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { jsonSchema } from '../../src/spec/index.ts'

type Schema = { readonly [key: string]: unknown }

/** Every schema within a schema. */
function* parts(schema: unknown): Generator<Schema> {
  if (typeof schema !== 'object' || schema === null) return
  if (!Array.isArray(schema)) yield schema as Schema
  for (const part of Object.values(schema)) yield* parts(part)
}

describe('the JSON Schema', () => {
  const schema = jsonSchema() as Schema & { $defs: Schema; properties: Schema }

  it('is plain data with a name', () => {
    assert.deepEqual(JSON.parse(JSON.stringify(schema)), schema)
    assert.equal(schema['$schema'], 'https://json-schema.org/draft/2020-12/schema')
  })

  it('describes every key, and allows no others', () => {
    for (const part of parts(schema)) {
      if (part['type'] !== 'object' || typeof part['properties'] !== 'object' || part['properties'] === null) continue
      assert.equal(part['additionalProperties'], false)
    }
    for (const [name, key] of Object.entries(schema.properties)) {
      assert.ok(typeof (key as Schema)['description'] === 'string', name)
    }
  })

  it('refers only to what it holds', () => {
    for (const { $ref } of parts(schema)) {
      if (typeof $ref === 'string') assert.ok(Object.hasOwn(schema.$defs, $ref.replace('#/$defs/', '')), $ref)
    }
  })

  it('offers nothing that is not built', () => {
    assert.ok(!Object.hasOwn(schema.properties, 'auth'))
    assert.ok(Object.hasOwn(schema.properties, 'entities'))
  })
})
