import { error, warning } from './entry.ts'

/** Codes about names, fields and routes. */
export const names = {
  'bad-name': error(
    'A name in the wrong form',
    'Entities are PascalCase and singular (OrderItem). Fields are camelCase or snake_case: ASCII letters, digits and single underscores, beginning with a letter. The app is kebab-case. The name is the same in the spec, in JSON and in TypeScript.',
    'order-item:',
    'OrderItem:',
  ),
  'name-too-long': error(
    'A name is too long',
    'PostgreSQL cuts identifiers after 63 bytes, and the names of constraints and indexes are made of the names of tables and columns. An entity may have 40 characters, a field 48.',
  ),
  'reserved-name': error(
    'A name that is taken',
    'Every entity has an `id` and the times of its creation and change without saying so. Some names mean something to JavaScript itself (`constructor`, `__proto__`, `then`), or are types and values that the generated code uses. Words of SQL such as `order` or `select` are fine as field names.',
    'Date:\n  fields: { value: date }',
    'CalendarDate:\n  fields: { value: date }',
  ),
  'name-clash': error(
    'Two names become one',
    'Tables, columns, folders, paths and types are derived from names, and two different names can give the same one: `Order` and `Orders` share the table orders, `fullName` and `full_name` the column full_name.',
    'fullName: string\nfull_name: string',
    'fullName: string',
  ),
  'mixed-naming': warning(
    'Field names in another style than `naming`',
    '`api.naming` is the style of the names that come by themselves, such as created_at. A field keeps the name it has; one in the other style makes answers that mix both.',
    'api: { naming: snake_case }\n# ...\nfullName: string',
    'api: { naming: snake_case }\n# ...\nfull_name: string',
  ),
  'bad-field': error(
    'A field that cannot be read',
    'A field is a type, then ? if it is optional, then bounds, then = and a default, then flags: string(1..200)? unique.',
    'price: decimal(10,2',
    'price: decimal(10,2)',
  ),
  'unknown-type': error(
    'A type that the language does not have',
    'The types are string, text, int, bigint, float, decimal, bool, date, time, datetime, uuid, email, url and enum.',
    'stock: integer',
    'stock: int',
  ),
  'unknown-flag': error(
    'A word that the language does not have',
    'After a type and its default, words such as unique or index may follow. A field is required unless its type ends in a question mark.',
    'name: string required',
    'name: string',
  ),
  'bad-argument': error(
    'What stands in the parentheses does not fit the type',
    'string and text take a length (1..200), numbers take a range (0..100), decimal takes its digits and the digits after the point (10,2), perhaps with a range (10,2; 0..), enum takes alternatives (open | done).',
    'price: decimal(10)',
    'price: decimal(10,2)',
  ),
  'bad-enum': error(
    'Alternatives that cannot be used',
    'The alternatives of an enum are separated by a bar, differ from each other and consist of letters, digits, _ and -, at most 63 of them.',
    'status: enum(open, done)',
    'status: enum(open | done)',
  ),
  'bad-bound': error(
    'A bound that does not fit',
    'Bounds compare with a number: price: decimal(10,2) > 0. They belong to int, bigint, float and decimal; the length of a text stands in parentheses. Each end can be bounded once.',
    'name: string > 3',
    'name: string(4..)',
  ),
  'empty-range': error(
    'Nothing lies between the bounds',
    'The lower bound is above the upper one, so no value could ever be right.',
    'stock: int(10..1)',
    'stock: int(1..10)',
  ),
  'out-of-range': error(
    'More than the type can hold',
    'int holds 32 bits (up to 2147483647), bigint 64 bits, decimal as many digits as it is given. A string may be bounded at 10485760 characters.',
    'views: int(0..3000000000)',
    'views: bigint(0..3000000000)',
  ),
  'bad-default': error(
    'A default that the field itself would refuse',
    'A default must be a value of the type, within its bounds: a number for numbers, true or false for bool, an alternative for enum. `now` is for datetime, `today` for date.',
    'status: enum(open | done) = opened',
    'status: enum(open | done) = open',
  ),
  'given-twice': error(
    'Said twice',
    'A fact is stated once: a default or a description either in the short form or beside it, a flag or a verb one time.',
    'stock: { type: int = 1, default: 2 }',
    'stock: int = 1',
  ),
  'exact-length': warning(
    'A single number is an exact length',
    'string(200) is a text of exactly 200 characters. For at most 200 write string(..200).',
    'name: string(200)',
    'name: string(..200)',
  ),
  'long-index': warning(
    'An index on a text without a short limit',
    'PostgreSQL cannot index a value of more than about 2700 bytes, and refuses a row that has one. Give the text a maximum of 675 characters or less.',
    'slug: text unique',
    'slug: string(1..200) unique',
  ),
  'unknown-field': error(
    'A field that the entity does not have',
    '`unique` and `sort` name fields of the same entity, or its times of creation and change.',
    'fields: { name: string }\nlist: { sort: [title] }',
    'fields: { name: string }\nlist: { sort: [name] }',
  ),
  'unknown-verb': error(
    'A verb that the language does not have',
    'The verbs are list, get, create, replace, update and delete.',
    'expose: [list, read]',
    'expose: [list, get]',
  ),
  'bad-path': error(
    'Not a path',
    'A path begins with a slash and has none at its end; between slashes stand letters, digits, - and _.',
    'path: stock/',
    'path: /stock',
  ),
  'bad-route': error(
    'Not a route for this verb',
    'A route is a method and a path: PUT /products/:id. Verbs about one row (get, replace, update, delete) have :id in their path, list and create do not.',
    'expose: [{ update: PUT /products }]',
    'expose: [{ update: PUT /products/:id }]',
  ),
  'route-clash': error(
    'Two routes at one address',
    'A method and a path lead to one place only. The addresses /health, /live, /ready, /metrics, /openapi.json and /docs are built in. Give one of the two another path, or all of them a prefix.',
    'expose: [replace, { update: PUT /products/:id }]',
    'expose: [replace, update]',
  ),
  'bad-origin': error(
    'Not an origin',
    'An origin is a scheme, a host and perhaps a port, without a path: https://shop.example. "*" alone stands for any.',
    'cors: shop.example/',
    'cors: https://shop.example',
  ),
} as const
