import type { KeyTable } from '../../src/spec/keys/fact.ts'
import { failure, operation, transition } from '../../src/spec/keys/table.ts'
import type { KeyTexts } from './keys.ts'

export const operationTexts: KeyTexts<typeof operation> = {
  description: ['empty', 'description: Puts a product into the order.', 'operation'],
  route: [
    '`POST`, the address of the row, and the name in kebab-case: `add_line` is `POST /orders/:id/add-line`',
    'route: PUT /orders/:id/lines/:line_id\ninput: { line: -> OrderLine, quantity: int(1..) }',
    'operation',
  ],
  input: ['nothing is sent', 'input: { product: -> Product, quantity: int(1..100) = 1 }', 'operation'],
  status: ['200; 204 where nothing is answered', 'status: 201', 'operation'],
  fails: [
    'nothing fails but what fails everywhere',
    `fails:\n  order_closed: "it.status != 'open'"   # a condition, checked before the code\n  out_of_stock: conflict             # a kind of error or a status: the code raises it`,
    'operation',
  ],
  set: ['nothing', 'set: { due_on: today, note: "\'moved to \' + it.customer.name" }', 'operation'],
  add: ['nothing', 'input: { tag: -> Tag }\nadd: { tags: input.tag }', 'operation'],
  remove: [
    'nothing',
    'route: DELETE /orders/:id/tags/:tag_id\ninput: { tag: -> Tag }\nremove: { tags: input.tag }',
    'operation',
  ],
  code: [
    '`true`, unless `set`, `add`, `remove` or a list as `input` says what is done',
    'set: { due_on: today }\ncode: true',
    'operation',
  ],
  returns: ['the row at hand; without one nothing', 'returns: none', 'operation'],
}

/** Besides what it shares with operations. */
type Own = Omit<typeof transition, keyof typeof operation>

export const transitionKeys: KeyTable = Object.fromEntries(
  Object.entries(transition).filter(([name]) => !(name in operation)),
)

export const transitionTexts: KeyTexts<Own> = {
  from: ['any state', 'from: [open, paid]\nto: cancelled', 'transition'],
  to: ['none: it must be there', 'from: open\nto: paid', 'transition'],
}

export const failureTexts: KeyTexts<typeof failure> = {
  status: [
    '`rule`',
    `fails:\n  order_closed: { status: transition, when: "it.status != 'open'" }\n  too_heavy: { status: 413 }`,
    'operation',
  ],
  when: ['the code raises it', `fails:\n  order_closed: { when: "it.status != 'open'" }`, 'operation'],
  says: [
    'the name in words',
    'fails:\n  out_of_stock: { status: conflict, says: There is not enough of it. }',
    'operation',
  ],
}
