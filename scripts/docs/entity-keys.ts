import type { computed, entity, exposed, field, list, rule, unique } from '../../src/spec/keys/table.ts'
import type { KeyTexts } from './keys.ts'

export const entityTexts: KeyTexts<typeof entity> = {
  description: ['empty', 'description: Something that is sold.', 'entity'],
  path: ['the plural in kebab-case: `OrderItem` is `/order-items`', 'path: /goods', 'entity'],
  fields: [
    'none: there must be one',
    'fields:\n  name: string(1..200)\n  price: decimal(10,2) > 0\n  note: text?',
    'entity',
  ],
  unique: ['nothing', 'unique: [[name, made_on]]', 'entity'],
  expose: [
    '`[list, get, create, update, delete]`; for a part nothing',
    'expose: [list, get, create, { update: PUT /products/:id }]',
    'entity',
  ],
  list: ['newest first, paged as the API says', 'list: { sort: [name, -price], size: 50 }', 'entity'],
  partOf: [
    'nothing: it stands by itself',
    'entities:\n  Cart:\n    fields:\n      lines: [CartLine]\n  CartLine:\n    partOf: Cart\n    fields:\n      quantity: int(1..) = 1',
  ],
  computed: ['nothing', 'computed:\n  total: "sum(it.lines.map(line, line.quantity * line.price))"', 'order'],
  rules: ['nothing', 'rules:\n  due_later: "it.due_on == null || it.due_on > date(it.created_at)"', 'order'],
  states: [
    'nothing',
    'states:\n  status:\n    pay: { from: open, to: paid, set: { paid_at: now } }\n    cancel: { from: [open, paid], to: cancelled }',
    'order',
  ],
  operations: [
    'nothing',
    'operations:\n  add_line:\n    route: POST /orders/:id/lines\n    input: { product: -> Product, quantity: int(1..) = 1 }\n    status: 201',
    'order',
  ],
}

export const uniqueTexts: KeyTexts<typeof unique> = {
  fields: ['none: it must be there', 'unique: [{ fields: [customer, due_on] }]', 'order'],
  where: [
    'among all rows',
    `unique:\n  - { fields: [customer], where: "it.status == 'open'" }   # one open order for each customer`,
    'order',
  ],
}

export const computedTexts: KeyTexts<typeof computed> = {
  value: ['none: it must be there', 'computed:\n  late: { value: "it.due_on < today" }', 'order'],
  description: [
    'empty',
    'computed:\n  pieces:\n    value: "size(it.lines)"\n    description: How many lines it has.',
    'order',
  ],
}

export const ruleTexts: KeyTexts<typeof rule> = {
  check: ['none: it must be there', 'rules:\n  few_lines: { check: "size(it.lines) <= 100" }', 'order'],
  status: [
    'that of the kind `rule`, 422',
    'rules:\n  few_lines: { check: "size(it.lines) <= 100", status: 409 }',
    'order',
  ],
  says: [
    'a sentence made of its name',
    'rules:\n  few_lines:\n    check: "size(it.lines) <= 100"\n    says: An order has 100 lines at most.',
    'order',
  ],
}

export const listTexts: KeyTexts<typeof list> = {
  sort: ['the time of creation, newest first', 'list: { sort: [-price, name] }', 'entity'],
  size: ['that of the API', 'list: { size: 50 }', 'entity'],
  max: ['that of the API', 'list: { max: 500 }', 'entity'],
  paging: ['that of the API', 'list: { paging: { style: offset, total: none } }', 'entity'],
  where: ['every row', 'list: { where: "it.active" }', 'entity'],
  filter: ['none', 'list: { filter: [customer, status, created_at] }', 'order'],
  require: ['none', 'list: { require: [customer] }', 'order'],
  include: ['none', 'list: { include: [customer, tags] }', 'order'],
}

export const exposedTexts: KeyTexts<typeof exposed> = {
  route: [
    'the route of the verb, in the table above',
    'expose: [list, { update: { route: PUT /products/:id } }]',
    'entity',
  ],
  status: ['201 for create, 204 for delete, else 200', 'expose: [list, { create: { status: 200 } }]', 'entity'],
}

export const fieldTexts: KeyTexts<typeof field> = {
  type: ['none: it must be there', 'price: { type: "decimal(10,2) > 0" }', 'fields'],
  default: ['none', 'label: { type: string(..40), default: new in store }', 'fields'],
  description: ['empty', 'price:\n  type: decimal(10,2) > 0\n  description: With taxes, in euros.', 'fields'],
}
