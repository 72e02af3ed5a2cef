import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { parse } from 'yaml'
import { jsonSchema, jsonSchemaFor, read } from '../../src/spec/index.ts'
import { casesIn, readFolder } from './folders.ts'

const root = join(import.meta.dirname, '../..')

const textOf = (path: string): string => readFileSync(join(root, path), 'utf8')

function specOf(text: string): NonNullable<ReturnType<typeof read>['spec']> {
  const { spec } = read({ entry: 'spec.yaml', files: new Map([['spec.yaml', text]]), globs: new Map() })
  assert.ok(spec)
  return spec
}

function validator(schema: object): (text: string) => boolean {
  const check = new Ajv2020({ strict: false, allErrors: true }).compile(schema)
  return (text) => check(parse(text, { version: '1.2', schema: 'core' }))
}

const paths = ['golden/ashlar.yaml', 'examples/shop/ashlar.yaml']

describe('the JSON Schema told what a spec holds', () => {
  for (const path of paths) {
    it(`takes ${path}, as the general one does`, () => {
      const text = textOf(path)
      assert.ok(validator(jsonSchema())(text))
      assert.ok(validator(jsonSchemaFor(specOf(text)))(text))
    })
  }

  it('takes every good spec in one file', () => {
    const folder = join(import.meta.dirname, 'good')
    for (const name of casesIn(folder)) {
      const { spec, sources } = readFolder(join(folder, name))
      const [source, more] = sources
      if (spec === null || source === undefined || more) continue
      assert.ok(validator(jsonSchema())(source.text), `${name}: general`)
      assert.ok(validator(jsonSchemaFor(spec))(source.text), name)
    }
  })

  it('does not change the spec, and is plain data that refers only to what it holds', () => {
    const schema = jsonSchemaFor(specOf(textOf(paths[0] ?? '')))
    assert.deepEqual(JSON.parse(JSON.stringify(schema)), JSON.parse(JSON.stringify(schema)))
    const known = Object.keys(schema['$defs'] as object)
    for (const [, name = ''] of JSON.stringify(schema).matchAll(/"#\/\$defs\/([^"]+)"/g))
      assert.ok(known.includes(name))
  })

  const shop = textOf('examples/shop/ashlar.yaml')
  const takes = validator(jsonSchemaFor(specOf(shop)))
  const wrong: readonly (readonly [string, string, string])[] = [
    ['an entity that is pointed at', 'customer: -> Customer immutable', 'customer: -> Custmer immutable'],
    [
      'an entity in an input',
      'product: -> Product, quantity: int(1..) = 1',
      'product: -> Produkt, quantity: int(1..) = 1',
    ],
    ['an owner', 'partOf: Cart', 'partOf: Card'],
    ['a part', '[CartItem]', '[CartItems]'],
    ['an answer', 'returns: Order', 'returns: Ordre'],
    ['a field to sort by', 'sort: [name, price]', 'sort: [name, prise]'],
    ['an order', 'sort: [-created_at]', 'sort: [-createdAt]'],
    ['a filter', 'filter: [customer, status]', 'filter: [custmer, status]'],
    ['a filter that is required', 'require: [customer]', 'require: [custmer]'],
    ['unique fields', 'unique: [[cart, product]]', 'unique: [[cart, produkt]]'],
    ['unique fields of some rows', '{ fields: [customer], where', '{ fields: [customers], where'],
    ['a field that is set', 'set: { is_active: false }', 'set: { active: false }'],
    ['a state', 'from: PENDING_PAYMENT, to: PAID', 'from: PENDING, to: PAID'],
    ['the state it leads to', 'from: PENDING_PAYMENT, to: PAID', 'from: PENDING_PAYMENT, to: PAYED'],
    ['a field with states', '    states:\n      status:', '    states:\n      state:'],
    ['a requirement', 'proves: [F1, F6,', 'proves: [F1, F66,'],
    ['what fulfils one', 'by: Product.create ', 'by: Product.crate '],
    ['a key', 'expose: [get, create]', 'exposes: [get, create]'],
  ]
  for (const [name, before, after] of wrong) {
    it(`knows ${name}`, () => {
      assert.ok(shop.includes(before), before)
      assert.ok(!takes(shop.replace(before, after)))
    })
  }

  it('lets a spec grow', () => {
    const more = shop.replace(
      'entities:\n',
      'entities:\n  Voucher: { fields: { code: string, customer: -> Customer } }\n',
    )
    assert.ok(takes(more))
    assert.ok(takes(shop.replace('      stock: int >= 0\n', '      stock: int >= 0\n      colour: string?\n')))
  })

  it('offers what may stand there', () => {
    const schema = jsonSchemaFor(specOf(shop)) as { $defs: Record<string, { examples?: unknown; properties?: object }> }
    assert.ok(JSON.stringify(schema.$defs['shorthand']?.examples).includes('-> Customer'))
    assert.ok(JSON.stringify(schema.$defs['step']).includes('PUT /carts/:id/items/:item_id'))
    assert.ok(JSON.stringify(schema.$defs['Order.list']).includes('"-total_amount"'))
  })

  it('says nothing impossible of the smallest spec', () => {
    const text = 'ashlar: 1\napp: a\naccess: public\nentities:\n  Thing: { fields: { name: string } }\n'
    const small = validator(jsonSchemaFor(specOf(text)))
    assert.ok(small(text))
    assert.ok(
      small(
        `${text}requirements: { F1: One }\nscenarios:\n  - { name: a, proves: F1, steps: [{ request: GET /things }] }\n`,
      ),
    )
  })
})
