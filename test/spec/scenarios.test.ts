import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { type Diagnostic, diagnostic } from '../../src/diagnostics/index.ts'
import { entityNames } from '../../src/names/index.ts'
import { defaultApi } from '../../src/spec/api.ts'
import { piecesOf } from '../../src/spec/scenarios/placeholders.ts'
import { readRequirements } from '../../src/spec/scenarios/requirements.ts'
import { readScenarios } from '../../src/spec/scenarios/scenarios.ts'
import type { Node } from '../../src/spec/text/node.ts'
import type { Notes } from '../../src/spec/text/notes.ts'
import { parse } from '../../src/spec/text/parse.ts'
import type { Entity, Expr, Field, Operation, Requirement, Route, Rule, Scenario } from '../../src/spec/types.ts'

const yes: Expr = { node: 'literal', value: true, type: { kind: 'bool' }, nullable: false }

function field(name: string): Field {
  const flags = { unique: false, index: false, search: false, readonly: false, immutable: false, private: false }
  const type = { kind: 'string', min: 0, max: null, pattern: null } as const
  return { name, key: name, column: name, type, optional: false, default: null, ...flags, description: '' }
}

/** `GET /products/:id` */
function addressed(text: string): Pick<Route, 'method' | 'path' | 'status'> {
  const [method, path = ''] = text.split(' ')
  return { method: method as Route['method'], path, status: 200 }
}

interface Model {
  readonly routes?: Readonly<Partial<Record<Route['verb'], string>>>
  readonly operations?: Readonly<Record<string, { route: string | null; fails?: readonly string[]; code?: boolean }>>
  readonly rules?: readonly string[]
  readonly parts?: readonly string[]
  readonly computed?: readonly string[]
}

function entity(name: string, fields: string, model: Model = {}): Entity {
  const operation = ([own, { route, fails = [], code = false }]: [
    string,
    { route: string | null; fails?: readonly string[]; code?: boolean },
  ]): Operation => ({
    name: own,
    description: '',
    route: route === null ? null : addressed(route),
    onRow: false,
    input: [],
    returns: null,
    fails: fails.map((one) => ({ name: one, kind: 'rule', status: null, when: null, says: '' })),
    transition: null,
    set: [],
    add: [],
    remove: [],
    code,
  })
  const rule = (own: string): Rule => ({ name: own, check: yes, stored: false, status: null, says: '' })
  return {
    name,
    names: entityNames(name),
    description: '',
    path: '/',
    fields: fields.split(' ').map(field),
    owner: null,
    parts: (model.parts ?? []).map((part) => ({ name: 'items', entity: part, by: name.toLowerCase() })),
    links: [],
    ends: [],
    computed: (model.computed ?? []).map((own) => ({ name: own, value: yes, description: '' })),
    unique: [],
    rules: (model.rules ?? []).map(rule),
    operations: Object.entries(model.operations ?? {}).map(operation),
    timestamps: { created: 'created_at', updated: 'updated_at' },
    routes: Object.entries(model.routes ?? {}).map(([verb, route]) => ({
      verb: verb as Route['verb'],
      ...addressed(route),
    })),
    list: {
      sort: [{ field: 'created_at', direction: 'desc' }],
      paging: defaultApi.paging,
      where: null,
      filter: [],
      require: [],
      include: [],
    },
  }
}

const shop: readonly Entity[] = [
  entity('Product', 'name description price stock is_active', {
    routes: {
      list: 'GET /products',
      get: 'GET /products/:id',
      create: 'POST /products',
      update: 'PUT /products/:id',
    },
    operations: { deactivate: { route: 'POST /products/:id/deactivate' } },
    rules: ['price_in_range'],
  }),
  entity('Customer', 'email full_name', { routes: { get: 'GET /customers/:id', create: 'POST /customers' } }),
  entity('Cart', 'customer status', {
    routes: { get: 'GET /carts/:id' },
    operations: {
      open: { route: 'POST /carts', code: true },
      add_item: { route: 'POST /carts/:id/items', fails: ['cart_closed', 'out_of_stock'], code: true },
      set_item: { route: 'PUT /carts/:id/items/:item_id', fails: ['cart_closed', 'out_of_stock'] },
      clear: { route: 'DELETE /carts/:id', fails: ['cart_closed'], code: true },
      expire: { route: null },
    },
    parts: ['CartItem'],
    computed: ['total'],
  }),
  entity('CartItem', 'product quantity unit_price', { rules: ['few_pieces'] }),
  entity('Order', 'customer total_amount status', {
    routes: { list: 'GET /orders', get: 'GET /orders/:id' },
    operations: {
      pay: { route: 'POST /orders/:id/pay' },
      cancel: { route: 'POST /orders/:id/cancel' },
      checkout: { route: 'POST /orders', fails: ['cart_closed', 'cart_empty', 'out_of_stock'], code: true },
    },
  }),
  entity('OrderItem', 'product quantity unit_price'),
]

const api = { ...defaultApi, prefix: '/api/v1' }

interface Outcome {
  readonly requirements: readonly Requirement[]
  readonly scenarios: readonly Scenario[]
  readonly notes: readonly Diagnostic[]
  /** `code [place] message hint` of each */
  readonly complaints: readonly string[]
}

function outcome(text: string, before: Notes = []): Outcome {
  const notes: Notes = []
  const root = parse({ path: 'spec.yaml', text }, notes)
  const at = (name: string): Node | undefined =>
    root?.kind === 'map' ? root.entries.find(({ key }) => key === name)?.value : undefined
  notes.push(...before)
  const requirements = readRequirements(at('requirements'), shop, notes)
  const scenarios = readScenarios(at('scenarios'), { entities: shop, requirements, api }, notes)
  const complaints = notes.map(
    ({ code, span, message, hint }) => `${code} [${text.slice(span?.start, span?.end)}] ${message} ${hint ?? ''}`,
  )
  return { requirements, scenarios, notes, complaints }
}

/** Whether there is one complaint, with this code, place and part of its message or hint. */
function assertOne(text: string, code: string, place: string, part: string): void {
  const { complaints } = outcome(text)
  assert.equal(complaints.length, 1, complaints.join('\n'))
  const [complaint = ''] = complaints
  assert.ok(complaint.startsWith(`${code} [${place}]`), complaint)
  assert.ok(complaint.includes(part), complaint)
}

const indented = (text: string, by: string): string => text.replaceAll(/^(?=.)/gm, by)

/** A scenario with these steps, behind two that save a pen and a cart. */
function steps(text: string): string {
  const first = [
    '- { request: POST /products, body: { name: Pen }, save: { pen: id } }',
    '- { request: POST /carts, save: { cart: id, line: items.0.id } }',
  ]
  return `scenarios:\n  - name: One\n    steps:\n${indented([...first, text].join('\n'), '      ')}\n`
}

describe('requirements', () => {
  it('are read in the natural order of their ids', () => {
    const { requirements, complaints } = outcome(
      'requirements:\n  F10: Show the cart\n  V1: { by: Product.price }\n  F2: { says: Open one, by: Cart.open }\n',
    )
    assert.deepEqual(complaints, [])
    assert.deepEqual(requirements, [
      { id: 'F2', says: 'Open one', by: 'Cart.open' },
      { id: 'F10', says: 'Show the cart', by: '' },
      { id: 'V1', says: '', by: 'Product.price' },
    ])
  })

  it('are fulfilled by any member', () => {
    const members = ['Cart.total', 'Cart.items', 'Cart.get', 'Cart.expire', 'Order.pay', 'Cart.id', 'Cart.created_at']
    const text = members.map((by, index) => `  F${index}: { by: ${by} }\n`).join('')
    assert.deepEqual(outcome(`requirements:\n${text}`).complaints, [])
  })

  const wrong: readonly (readonly [string, string, string, string])[] = [
    ['1F: x', 'bad-id', '1F', 'beginning with a letter'],
    [`${'F'.repeat(41)}: x`, 'bad-id', 'F'.repeat(41), 'at most 40'],
    ['F1: { by: Produkt.price }', 'unknown-by', 'Produkt', 'Did you mean Product?'],
    ['F1: { by: Product.prise }', 'unknown-by', 'prise', 'Did you mean Product.price?'],
    ['F1: { by: Product.zzz }', 'unknown-by', 'zzz', 'It has name, description, price'],
    ['F1: { by: Product.delete }', 'unknown-by', 'delete', 'Add it to `expose` of Product.'],
    ['F1: { by: Product }', 'unknown-by', 'Product', 'Write it like Product.price'],
    ['F1: { by: [Product.price] }', 'wrong-kind', '[Product.price]', 'is a text'],
    ['F1: {}', 'empty', '{}', 'Add says'],
    ['F1:', 'empty', '', 'A text belongs here'],
    ['F1: { sais: x }', 'unknown-key', 'sais', '`says`'],
  ]
  for (const [text, code, place, part] of wrong)
    it(`${text} is ${code}`, () => assertOne(`requirements:\n  ${text}\n`, code, place, part))

  it('are a map', () => {
    assertOne('requirements: [F1]', 'wrong-kind', '[F1]', 'is a map')
  })
})

describe('scenarios', () => {
  it('are read as they are meant', () => {
    const { scenarios, complaints } = outcome(
      [
        'requirements: { F1: { by: Product.create } }',
        'scenarios:',
        '  - name: One',
        '    proves: F1',
        '    steps:',
        '      - request: POST /products',
        '        headers: { X-B: "1", A: plain }',
        '        body: { price: 3.20, name: "7", tags: [yes, true, ~, 010x], from: "{now + 7d}" }',
        '        times: 2',
        '        expect: { status: 201, body: { stock: 0 }, headers: { ETag: "1" } }',
        '        save: { pen: id, first: items.0.id }',
        '      - { request: "GET /products/{pen}?q={first}", expect: { status: 400, code: invalid } }',
        '      - together:',
        '          - { request: POST /orders, save: { one: id } }',
        '          - { request: POST /orders, body: null }',
        '        expect: [400, 201]',
        '      - { request: "DELETE {one}", expect: 204 }',
        '',
      ].join('\n'),
    )
    assert.deepEqual(complaints, [])
    const plain = { headers: {}, body: undefined, times: 1, save: {} }
    const success = { status: null, code: null, body: undefined, headers: {} }
    const post = { ...plain, method: 'POST', path: '/orders', expect: success }
    assert.deepEqual(scenarios, [
      {
        name: 'One',
        proves: ['F1'],
        steps: [
          {
            kind: 'request',
            method: 'POST',
            path: '/products',
            headers: { a: 'plain', 'x-b': '1' },
            body: { from: '{now + 7d}', name: '7', price: 3.2, tags: ['yes', true, null, '010x'] },
            times: 2,
            expect: { status: 201, code: null, body: { stock: 0 }, headers: { etag: '1' } },
            save: { first: 'items.0.id', pen: 'id' },
          },
          {
            kind: 'request',
            ...plain,
            method: 'GET',
            path: '/products/:pen?q={first}',
            expect: { ...success, status: 400, code: 'invalid' },
          },
          {
            kind: 'together',
            requests: [
              { ...post, save: { one: 'id' } },
              { ...post, body: null },
            ],
            expect: [400, 201],
          },
          { kind: 'request', ...plain, method: 'DELETE', path: '{one}', expect: { ...success, status: 204 } },
        ],
      },
    ])
  })

  it('mean the same in every order of keys', () => {
    const one = outcome(
      steps('- { request: POST /orders, body: { a: 1, b: { c: 2, d: 3 } }, headers: { E: f, G: h } }'),
    )
    const two = outcome(
      steps('- { headers: { G: h, E: f }, body: { b: { d: 3, c: 2 }, a: 1 }, request: POST /orders }'),
    )
    assert.equal(JSON.stringify(one.scenarios), JSON.stringify(two.scenarios))
  })

  const whole: readonly (readonly [string, string, string, string])[] = [
    ['scenarios: { name: One }', 'wrong-kind', '{ name: One }', 'a list of scenarios'],
    ['scenarios: []', 'empty', '[]', 'remove the key'],
    ['scenarios: [One]', 'wrong-kind', 'One', 'is a map'],
    ['scenarios: [{ name: One }]', 'missing-key', '{ name: One }', '`steps`'],
    [
      'scenarios: [{ steps: [{ request: GET /orders }] }]',
      'missing-key',
      '{ steps: [{ request: GET /orders }] }',
      'name',
    ],
    ['scenarios: [{ name: "", steps: [{ request: GET /orders }] }]', 'empty', '""', 'no name'],
    ['scenarios: [{ name: One, steps: [] }]', 'empty', '[]', 'no steps'],
    ['scenarios: [{ name: One, steps: GET /orders }]', 'wrong-kind', 'GET /orders', 'a list of steps'],
    [
      'scenarios: [{ name: One, steps: [{ request: GET /orders }] }, { name: "One", steps: [{ request: GET /orders }] }]',
      'scenario-twice',
      '"One"',
      'named `One` too',
    ],
    [
      'scenarios: [{ name: One, people: {}, steps: [{ request: GET /orders }] }]',
      'not-yet',
      'people',
      'people with roles',
    ],
  ]
  for (const [text, code, place, part] of whole) it(`${text} is ${code}`, () => assertOne(text, code, place, part))
})

describe('proves', () => {
  const proving = (proves: string): string =>
    `requirements: { F1: { by: Product.create }, F2: { by: Product.price }, F3: { by: Cart.expire }, F4: Be quick }
scenarios: [{ name: One, proves: ${proves}, steps: [{ request: GET /orders }] }]`

  it('names requirements that exist, each once', () => {
    assertOne(proving('[F2, F33]'), 'unknown-requirement', 'F33', 'Did you mean F3?')
    assertOne(proving('[F2, X]'), 'unknown-requirement', 'X', 'Add it under `requirements`')
    assertOne(proving('[F2, F2]'), 'given-twice', 'F2', 'a second time')
  })

  it('is a warning where nothing is asked', () => {
    assertOne(proving('[F1]'), 'proves-without-asking', 'F1', 'Add a request POST /products')
    assert.equal(outcome(proving('[F1]')).notes[0]?.severity, 'warning')
  })

  it('is fine where nothing can be asked, and where an address shows only when it runs', () => {
    assert.deepEqual(outcome(proving('[F2, F3, F4]')).complaints, [])
    const text = `requirements: { F1: { by: Product.update } }
scenarios:
  - name: One
    proves: F1
    steps: [{ request: POST /products, save: { url: url } }, { request: "PUT {url}" }]`
    assert.deepEqual(outcome(text).complaints, [])
  })

  it('counts what is sent together', () => {
    const text = `requirements: { F1: { by: Order.checkout } }
scenarios: [{ name: One, proves: F1, steps: [{ together: [{ request: POST /orders }, { request: POST /orders }] }] }]`
    assert.deepEqual(outcome(text).complaints, [])
  })
})

describe('a step', () => {
  const right: readonly string[] = [
    '- { request: GET /products/:pen }',
    '- { request: GET /health }',
    '- { request: GET /docs/page }',
    '- { request: GET /nowhere, expect: 404 }',
    '- { request: PATCH /products, expect: { status: 405 } }',
    '- { request: GET /nowhere, expect: { code: not_found } }',
    '- { request: "GET /orders?after={now - 2h}&of={pen}" }',
    '- { request: GET /carts/00000000-0000-7000-8000-000000000000, expect: 404 }',
    '- { request: POST /orders, body: { a: "{}", b: "{ no, name }", c: "{now}", d: "{now+10min}" } }',
    '- { request: POST /products, body: [0.1, -5, 1e3, .5, 0x1F, 9007199254740991, -0.0, 1.50], expect: 201 }',
    '- { request: POST /products, expect: { status: 400, code: price_in_range } }',
    '- { request: GET /carts/:cart, expect: { code: few_pieces } }',
    '- { request: POST /carts, expect: { status: 400, code: price_in_range } }',
    '- { request: POST /carts, save: { pen: id } }',
    '- together: [{ request: POST /orders, expect: 201 }, { request: GET /orders }]',
    '- together: [{ request: POST /orders }, { request: GET /nowhere }]\n  expect: [201, 404]',
  ]
  for (const text of right) it(text, () => assert.deepEqual(outcome(steps(text)).complaints, []))

  const wrong: readonly (readonly [string, string, string, string])[] = [
    ['- { expect: 200 }', 'missing-key', '{ expect: 200 }', '`request`'],
    ['- GET /orders', 'wrong-kind', 'GET /orders', 'is a map'],
    ['- { as: ada, request: GET /orders }', 'not-yet', 'as', 'requests of a person'],
    ['- { later: 8d }', 'not-yet', 'later', 'moving the clock'],
    ['- { finish: jobs }', 'not-yet', 'finish', 'background'],
    ['- { request: /orders }', 'bad-request', '/orders', 'Write it like GET /products.'],
    ['- { request: get /orders }', 'bad-request', 'get /orders', 'Those are GET, POST'],
    ['- { request: GET orders }', 'bad-request', 'GET orders', 'begins with a slash'],
    ['- { request: GET /orders all }', 'bad-request', 'GET /orders all', 'no spaces'],
    ['- { request: "GET /orders/{}" }', 'bad-request', '"GET /orders/{}"', 'braces'],
    ['- { request: "GET {now}" }', 'bad-request', '"GET {now}"', 'slash'],
    ['- { request: GET /orders, body: {} }', 'bad-request', 'body', 'query'],
    ['- { request: GET /oders }', 'no-such-route', 'GET /oders', 'Did you mean GET /orders?'],
    ['- { request: GET /product/:pen }', 'no-such-route', 'GET /product/:pen', 'Did you mean GET /products/:id?'],
    ['- { request: GET /api/v1/orders }', 'no-such-route', 'GET /api/v1/orders', 'GET /orders'],
    ['- { request: DELETE /orders/:pen }', 'no-such-route', 'DELETE /orders/:pen', 'There is GET /orders/:id.'],
    ['- { request: GET /nothing/at/all, expect: 400 }', 'no-such-route', 'GET /nothing/at/all', 'Expect 404'],
    ['- { request: GET /carts/:card }', 'unknown-saved', ':card', 'Did you mean cart?'],
    ['- { request: GET /carts/:zzz }', 'unknown-saved', ':zzz', 'Saved are pen, cart, line. Add save: { zzz: id }'],
    ['- { request: "GET /carts/{card}" }', 'unknown-saved', '{card}', 'Did you mean cart?'],
    ['- { request: POST /orders, body: { a: ["{card}"] } }', 'unknown-saved', '{card}', 'Did you mean cart?'],
    ['- { request: POST /orders, headers: { a: "x {card}" } }', 'unknown-saved', '{card}', 'Did you mean cart?'],
    ['- { request: POST /orders, expect: { body: "{card}" } }', 'unknown-saved', '{card}', 'Did you mean cart?'],
    [
      '- { request: POST /orders, save: { own: id }, expect: { body: "{own}" } }',
      'unknown-saved',
      '{own}',
      'No earlier',
    ],
    ['- { request: POST /orders, body: "{ada.id}" }', 'not-yet', '{ada.id}', 'a person'],
    ['- { request: GET /orders/:ada.id }', 'not-yet', ':ada.id', 'a person'],
    ['- { request: POST /orders, body: "{now + 7 weeks}" }', 'bad-placeholder', '{now + 7 weeks}', 'with ms, s, min'],
    ['- { request: POST /orders, body: "{_x}" }', 'unknown-saved', '{_x}', 'No earlier'],
    ['- { request: POST /orders, body: { a: {cart} } }', 'bad-placeholder', '{cart}', 'Write "{cart}".'],
    ['- { request: POST /orders, body: }', 'empty', '', 'A value belongs here'],
    ['- { request: POST /orders, body: 12345678901234567890 }', 'inexact-number', '12345678901234567890', '67000.'],
    ['- { request: POST /orders, body: 0441 }', 'inexact-number', '0441', 'Put it in quotes'],
    ['- { request: POST /orders, body: +49151 }', 'inexact-number', '+49151', '"+49151"'],
    ['- { request: POST /orders, body: .inf }', 'inexact-number', '.inf', 'JSON has no number'],
    ['- { request: POST /orders, body: 1e999 }', 'inexact-number', '1e999', 'JSON has no number'],
    ['- { request: POST /orders, headers: { "a b": c } }', 'bad-header', '"a b"', 'not the name'],
    ['- { request: POST /orders, headers: { a: b, A: c } }', 'bad-header', 'a', 'a second time'],
    ['- { request: POST /orders, headers: { a: "\u20ac" } }', 'bad-header', '"\u20ac"', 'Latin'],
    ['- { request: POST /orders, times: 1001 }', 'bad-number', '1001', 'from 1 to 1000'],
    ['- { request: POST /orders, expect: 99 }', 'bad-number', '99', 'from 100 to 599'],
    ['- { request: POST /orders, expect: {} }', 'empty', '{}', 'any success'],
    ['- { request: POST /orders, expect: { mail: {} } }', 'not-yet', 'mail', 'mail'],
    ['- { request: POST /orders, expect: { status: 201, code: rule } }', 'bad-expectation', 'rule', 'status 201'],
    ['- { request: POST /orders, expect: { code: cart_close } }', 'unknown-code', 'cart_close', 'mean cart_closed?'],
    ['- { request: POST /products, expect: { code: cart_closed } }', 'unknown-code', 'cart_closed', 'price_in_range'],
    ['- { request: GET /customers/:pen, expect: { code: zzz } }', 'unknown-code', 'zzz', 'a kind of error'],
    ['- { request: POST /orders, save: {} }', 'empty', '{}', 'names nothing'],
    ['- { request: POST /orders, save: { now: id } }', 'bad-save', 'now', 'the time already'],
    ['- { request: POST /orders, save: { a-b: id } }', 'bad-save', 'a-b', 'letters, digits'],
    ['- { request: POST /orders, save: { a: "items[0].id" } }', 'bad-save', '"items[0].id"', 'items.0.id'],
  ]
  for (const [text, code, place, part] of wrong)
    it(`${text} is ${code}`, () => assertOne(steps(text), code, place, part))

  it('is not found out about while other parts could not be read', () => {
    const span = { source: 'spec.yaml', start: 0, end: 0 }
    const before = [diagnostic('not-yet', { message: '', span })]
    const text = `requirements: { F1: { by: Nobody.knows } }\n${steps('- { request: GET /nowhere, expect: { code: what } }')}`
    assert.equal(outcome(text, before).notes.length, 1)
  })

  it('may name what `given` and `people` would bring', () => {
    const text = `scenarios: [{ name: One, given: { home: {} }, people: { ada: user }, steps: [
      { request: POST /orders, body: ["{home}", "{ada.id}"] }] }]`
    assert.equal(outcome(text).notes.length, 2)
  })
})

describe('requests together', () => {
  const pair = '[{ request: POST /orders }, { request: POST /orders }]'
  const wrong: readonly (readonly [string, string, string, string])[] = [
    ['- together: { request: POST /orders }', 'wrong-kind', '{ request: POST /orders }', 'a list of requests'],
    ['- together: [{ request: POST /orders }]', 'bad-step', 'together', 'Between 2 and 50'],
    [`- { together: ${pair}, times: 2 }`, 'bad-step', 'times', 'belongs to one'],
    [`- { together: ${pair}, request: GET /orders }`, 'bad-step', 'request', 'belongs to one'],
    [`- { together: ${pair}, expect: 201 }`, 'wrong-kind', '201', 'a list of statuses'],
    [
      `- { together: ${pair}, expect: [201] }`,
      'bad-expectation',
      '[201]',
      '2 requests are sent, but the list of statuses has 1.',
    ],
    [`- { together: ${pair}, expect: [201, 9] }`, 'bad-number', '9', 'from 100 to 599'],
    ['- together: [{ request: POST /orders, times: 2 }, { request: GET /orders }]', 'bad-step', 'times', 'as often'],
    [
      '- { together: [{ request: POST /orders, expect: 201 }, { request: GET /orders }], expect: [201, 200] }',
      'bad-step',
      'expect',
      'beside `together`',
    ],
    [
      '- together: [{ request: POST /orders, save: { own: id } }, { request: GET /orders/:own }]',
      'unknown-saved',
      ':own',
      'No earlier step',
    ],
  ]
  for (const [text, code, place, part] of wrong)
    it(`${text} is ${code}`, () => assertOne(steps(text), code, place, part))
})

it('a text is cut at its placeholders', () => {
  assert.deepEqual(piecesOf('a {pen}{now - 2h} {b c} {ada.id}{now x}'), [
    { kind: 'plain', text: 'a ', at: 0 },
    { kind: 'saved', name: 'pen', text: '{pen}', at: 2 },
    { kind: 'time', offset: -7_200_000, text: '{now - 2h}', at: 7 },
    { kind: 'plain', text: ' {b c} ', at: 17 },
    { kind: 'given', name: 'ada.id', text: '{ada.id}', at: 24 },
    { kind: 'broken', text: '{now x}', at: 32 },
  ])
})

const example = join(import.meta.dirname, '../../../shared/examples/shop.yaml')

it('the scenarios of the shop are right', { skip: existsSync(example) ? false : 'it does not lie here' }, () => {
  const { requirements, scenarios, complaints } = outcome(readFileSync(example, 'utf8'))
  assert.deepEqual(complaints, [])
  assert.deepEqual([requirements.length, scenarios.length], [22, 4])
})
