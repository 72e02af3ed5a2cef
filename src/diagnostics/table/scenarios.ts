import { error, warning } from './entry.ts'

/** Codes about requirements and scenarios. */
export const scenarios = {
  'bad-id': error(
    'Not an id of a requirement',
    'An id is at most 40 letters, digits, dots, dashes and underscores, and begins with a letter: F10, billing.tax-free.',
    '1: { says: Create a product }',
    'F1: { says: Create a product }',
  ),
  'unknown-by': error(
    'A requirement by something that the app does not have',
    '`by` names what fulfils a requirement: a field of an entity, a verb that it exposes, an operation or a transition, as Entity.name.',
    'F1: { says: List the products, by: Product.index }',
    'F1: { says: List the products, by: Product.list }',
  ),
  'unknown-requirement': error(
    'A requirement that does not exist',
    'A scenario proves requirements by their ids, and each of them stands under `requirements`.',
    'requirements: { F1: Create a product }\nscenarios: [{ name: A product, proves: F2, steps: [...] }]',
    'requirements: { F1: Create a product }\nscenarios: [{ name: A product, proves: F1, steps: [...] }]',
  ),
  'scenario-twice': error(
    'Two scenarios with one name',
    'Tests and reports name a scenario by its name, so each has its own.',
  ),
  'bad-step': error(
    'Not a step',
    'A step is one `request`, or 2 to 50 of them `together`, sent at the same moment. What belongs to a request stands beside it; beside `together` stands only the list of statuses that are expected, in any order.',
    '- { together: [...], save: { order: id } }',
    '- { together: [{ request: POST /orders, save: { order: id } }, ...] }',
  ),
  'bad-request': error(
    'Not a request',
    'A request is a method (GET, POST, PUT, PATCH or DELETE) and a path without the prefix of the API, perhaps with a query. A path begins with a slash, or with a saved value that holds a whole address. A GET has no body.',
    'request: /products',
    'request: GET /products',
  ),
  'no-such-route': error(
    'A request that nothing answers',
    'No route of the app has this method and this path, so the answer would be 404. A scenario may ask for such an address on purpose: it then expects the status 404 or 405.',
    '- { request: GET /product, expect: 200 }',
    '- { request: GET /products, expect: 200 }',
  ),
  'bad-header': error(
    'Not a header',
    'The name of a header has no spaces, is given once in whatever case, and its value stands on one line.',
    'headers: { If Match: "1" }',
    'headers: { If-Match: "1" }',
  ),
  'bad-expectation': error(
    'An expectation that cannot be met',
    'Requests that are sent together are answered with as many statuses as there are requests, and an answer has the code of an error only with the status of one.',
    'expect: { status: 201, code: out_of_stock }',
    'expect: { status: 400, code: out_of_stock }',
  ),
  'bad-save': error(
    'Not a value that can be saved',
    '`save` gives a name of letters, digits and underscores to a value of the answer\u2019s body, which is found by its path: id, or items.0.id for the first of a list. `now` is the time already.',
    'save: { line: "items[0].id" }',
    'save: { line: items.0.id }',
  ),
  'unknown-saved': error(
    'A value that was not saved before',
    ':name in a path and "{name}" in a text stand for values that an earlier step of the same scenario saved. What is saved by requests that are sent together is known only after all of them.',
    'steps: [{ request: GET /products/:pen }]',
    'steps:\n  - { request: POST /products, body: { name: Pen }, save: { pen: id } }\n  - { request: GET /products/:pen }',
  ),
  'bad-placeholder': error(
    'A placeholder that cannot be read',
    'In quotes, "{name}" is a saved value and "{now + 7d}" a time: now, plus or minus a number and ms, s, min, h or d. Without quotes the braces would be a map.',
    'body: { cart_id: {cart} }',
    'body: { cart_id: "{cart}" }',
  ),
  'inexact-number': error(
    'A number that would not be sent as it is written',
    'A plain number in a body is sent as a number of JSON. Those have about 15 digits, no zeros at the front and no plus. What is a text, such as a telephone number or a decimal, stands in quotes.',
    'body: { phone: 0441234 }',
    'body: { phone: "0441234" }',
  ),
  'unknown-code': warning(
    'An error code that nothing there raises',
    'The code of an error is its kind (not_found, invalid, conflict), a name under `fails` of the operation that is asked, or the name of a rule of the entity.',
    'expect: { status: 400, code: cart_close }',
    'expect: { status: 400, code: cart_closed }',
  ),
  'proves-without-asking': warning(
    'A scenario proves what it does not ask',
    'The requirement is fulfilled by a verb, an operation or a transition, and none of the scenario\u2019s requests calls it. A scenario that never asks cannot prove it.',
  ),
} as const
