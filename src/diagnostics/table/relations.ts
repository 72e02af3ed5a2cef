import { error, warning } from './entry.ts'

/** Codes about relations, states, operations, rules and computed fields. */
export const relations = {
  'unknown-entity': error(
    'No entity has this name',
    'A relation, a part or an answer names an entity, and the spec defines none of that name.',
    'customer: -> Custmer',
    'customer: -> Customer',
  ),
  'bad-flag': error(
    'A flag that does not go with the field',
    'Some words belong to certain fields only: `search` to texts, `cascade` and `nullify` to references, and those of a column not to an input.',
    'price: decimal(10,2) search',
    'name: string search',
  ),
  'no-part': error(
    'The entity shown as parts is not a part',
    'A list of parts shows rows of an entity that says `partOf` this one: the part says whom it belongs to, the owner that it shows it.',
    'items: [CartItem]',
    'CartItem:\n  partOf: Cart',
  ),
  'part-circle': error(
    'Parts that own each other',
    'Following `partOf` leads back to where it began, so none of these rows could ever be made.',
    'A: { partOf: B }\nB: { partOf: A }',
    'A: { partOf: B }',
  ),
  'required-circle': error(
    'References that need each other first',
    'Each of these rows needs another one to exist before it can be stored, so that the first could never be made.',
    'Team:\n  fields: { lead: -> Person }\nPerson:\n  fields: { team: -> Team }',
    'Team:\n  fields: { lead: "-> Person?" }',
  ),
  'no-other-end': error(
    'Not the other end of a relation',
    'After `<-` stands a relation of another entity that leads here: its entity, a dot, and its name.',
    'followers: <- User.name',
    'followers: <- User.follows',
  ),
  'readonly-without-default': error(
    'A row that no client could make',
    'A `readonly` field is never sent. If it is required and has no default, a route that makes rows could never succeed.',
    'total: decimal(10,2) readonly',
    'total: decimal(10,2) = 0 readonly',
  ),
  'computed-circle': error(
    'Computed fields that need each other',
    'Working one of these out would need itself.',
    'computed: { a: "it.b", b: "it.a" }',
    'computed: { a: "it.price * 2" }',
  ),
  'not-own': error(
    'A condition that looks beyond its row',
    'A partial unique key is an index of the database, and that sees only the columns of the row itself: no relations, no time.',
    'unique: [{ fields: [code], where: "it.customer.active" }]',
    'unique: [{ fields: [code], where: "it.active" }]',
  ),
  'bad-state': error(
    'A field that cannot have states',
    'States are the words of an enum, and a new row begins in the one that is the default.',
    'status: enum(open | done)',
    'status: enum(open | done) = open',
  ),
  'unknown-state': error(
    'Not a state of the field',
    'Transitions lead between words of the field\u2019s enum.',
    'pay: { from: OPEN, to: PAYED }',
    'pay: { from: OPEN, to: PAID }',
  ),
  'contradictory-state': error(
    'A transition that leads where it begins',
    'A transition changes the state. One that may start where it ends would not, and two at once could both believe that they made it.',
    'pay: { from: [OPEN, PAID], to: PAID }',
    'pay: { from: OPEN, to: PAID }',
  ),
  'unreachable-state': warning(
    'A state that no row will ever have',
    'It is neither the default, nor does a transition lead to it from a state that is reached.',
    'status: enum(open | done | lost) = open',
    'states: { status: { lose: { from: open, to: lost } } }',
  ),
  'set-state': error(
    'A state cannot be set',
    'A field with states changes by its transitions only, each of which checks where it starts.',
    'set: { status: PAID }',
    'states: { status: { pay: { from: OPEN, to: PAID } } }',
  ),
  'set-immutable': error(
    'What is immutable cannot be set',
    'An `immutable` field is given to a new row and stays as it is; so does the owner of a part.',
    'fields: { code: string immutable }\noperations: { rename: { input: [code] } }',
    'fields: { code: string }\noperations: { rename: { input: [code] } }',
  ),
  'no-row': error(
    'An operation that changes a row without naming one',
    'What an operation sets, adds or writes belongs to a row, which `:id` in its path names.',
    'route: POST /orders/close',
    'route: POST /orders/:id/close',
  ),
  'unknown-parameter': error(
    'A parameter that is no input',
    'Besides `:id`, a path of an operation names inputs by their key in JSON: `:item_id` for the reference `item`.',
    'route: PUT /carts/:id/items/:line_id\ninput: { item: -> CartItem }',
    'route: PUT /carts/:id/items/:item_id\ninput: { item: -> CartItem }',
  ),
} as const
