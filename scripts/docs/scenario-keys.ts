import type { expectation, requirement, scenario, step } from '../../src/spec/keys/table.ts'
import type { KeyTexts } from './keys.ts'

export const requirementTexts: KeyTexts<typeof requirement> = {
  says: [
    'empty',
    'requirements:\n  R1: { says: Products are listed }\n  R2: A product has a price   # the same, shorter',
  ],
  by: ['nothing', 'requirements:\n  V1: { says: A price is above zero, by: Product.price }'],
}

export const scenarioTexts: KeyTexts<typeof scenario> = {
  name: [
    'none: it must be there',
    'scenarios:\n  - name: Nobody is there yet\n    steps: [{ request: GET /customers, expect: 200 }]',
  ],
  proves: [
    'nothing',
    'requirements:\n  R1: { says: Products are listed, by: Product.list }\nscenarios:\n  - name: Products are listed\n    proves: [R1]\n    steps: [{ request: GET /products }]',
  ],
  steps: [
    'none: there must be one',
    'scenarios:\n  - name: A tag is made and found\n    steps:\n      - { request: POST /tags, body: { name: new }, expect: 201, save: { tag: id } }\n      - { request: GET /tags/:tag, expect: { body: { name: new } } }',
  ],
}

export const stepTexts: KeyTexts<typeof step> = {
  request: ['none: it must be there, or `together`', '- { request: GET /products/:pen }', 'steps'],
  headers: ['none', '- { request: GET /products, headers: { X-Request-Id: first-1 } }', 'steps'],
  body: ['none is sent', '- { request: POST /orders, body: { customer_id: "{ada}", due_on: null } }', 'steps'],
  times: ['once', '- { request: GET /products/:pen, times: 3, expect: 200 }', 'steps'],
  together: [
    'the step is one request',
    '- together:\n    - { request: POST /tags, body: { name: new } }\n    - { request: POST /tags, body: { name: new } }\n  expect: [201, 409]',
    'steps',
  ],
  expect: [
    'any success',
    '- { request: GET /products/:pen, expect: 200 }\n- { request: GET /products/:pen, expect: { body: { price: "2.50" } } }',
    'steps',
  ],
  save: [
    'nothing',
    '- { request: POST /tags, body: { name: new }, save: { tag: id } }\n- { request: DELETE /tags/:tag, expect: 204 }',
    'steps',
  ],
}

export const expectationTexts: KeyTexts<typeof expectation> = {
  status: [
    'any success; with a `code` any status',
    '- { request: POST /products, body: { name: Pen, price: "0.00" }, expect: { status: 422 } }',
    'steps',
  ],
  code: [
    'not looked at',
    '- { request: POST /products, body: { name: Pen, price: "0.00" }, expect: { status: 422, code: invalid } }',
    'steps',
  ],
  body: [
    'not looked at',
    '- { request: GET /orders/:order, expect: { body: { status: open, customer_id: "{ada}", lines: [] } } }',
    'steps',
  ],
  headers: [
    'not looked at',
    '- { request: GET /products, expect: { headers: { content-type: application/json; charset=utf-8 } } }',
    'steps',
  ],
}
