import { key, later } from './fact.ts'
import type { Schema } from './fact.ts'
import { either, map, names, path, size, statuses, text, words } from './schemas.ts'

const styles = words('cursor', 'page', 'offset', 'none')

export const top = {
  ashlar: key('The version of the language: 1.', { const: 1 }),
  app: key('The name of the app in kebab-case, at most 60 characters.', {
    type: 'string',
    pattern: '^[a-z][a-z0-9]*(-[a-z0-9]+)*$',
    maxLength: 60,
  }),
  title: key('The name of the app for people; by default `app` in words.', text),
  description: key('What the app is for, in a sentence or more.', text),
  include: key('Files or patterns with the same keys, relative to this file.', either({ type: 'string' }, names)),
  access: key('`public`: an app without accounts says so.', words('public')),
  api: key('How the API looks: prefix, naming, paging, errors.', map('api')),
  entities: key('What the app keeps: a name in PascalCase and singular for each.', {
    type: 'object',
    minProperties: 1,
    propertyNames: { pattern: '^[A-Z][A-Za-z0-9]*$' },
    additionalProperties: map('entity'),
  }),
  settings: later('typed environment variables'),
  auth: later('accounts, sign-in and sessions'),
  roles: later('roles'),
  tenancy: later('several tenants in one app'),
  plans: later('plans and quotas'),
  limits: later('rate limits'),
  types: later('types of one\u2019s own'),
  operations: later('operations'),
  jobs: later('work in the background'),
  events: later('events of one\u2019s own'),
  ledgers: later('ledgers'),
  notifications: later('notifications'),
  webhooks: later('webhooks'),
  channels: later('live channels'),
  clients: later('calls to other services'),
  figures: later('figures and aggregates'),
  logs: later('readable logs'),
  privacy: later('export and erasure of personal data'),
  runtime: later('defaults of the runtime'),
  goals: later('goals for `verify`'),
  requirements: key('What the app must do: an id, what it says, and what answers it.', {
    type: 'object',
    propertyNames: { pattern: '^[A-Za-z][A-Za-z0-9_.-]*$' },
    additionalProperties: either({ type: 'string' }, map('requirement')),
  }),
  scenarios: key('Stories in requests and answers that prove requirements.', { type: 'array', items: map('scenario') }),
} as const

export const api = {
  prefix: key('A path before every route, such as /api/v1; none by default.', path),
  naming: key('The style of the names that come by themselves, such as createdAt.', words('camelCase', 'snake_case')),
  paging: key('How lists are cut into pages: a style, or a map.', either(styles, map('paging'))),
  bodies: key('The form of bodies: `plain`, or a map with the form of errors.', either(words('plain'), map('bodies'))),
  statuses: key('Another status for a kind of error.', statuses),
  decimals: key('How decimals are answered; both forms are read exactly.', words('string', 'number')),
  cors: key('Origins that browsers may call from: "*", one, or a list.', either({ type: 'string' }, names)),
  messages: later('texts of errors'),
  docs: later('another address of the documentation'),
  health: later('another address of the health checks'),
  version: later('a header with the version'),
} as const

export const paging = {
  style: key('cursor (by default), page, offset or none.', styles),
  size: key('Rows on a page when the client does not say; 20 by default.', size),
  max: key('The most rows a client may ask for; 100 by default, 1000 without pages.', size),
  total: key('Whether page and offset answer how many rows there are.', words('exact', 'none')),
  parameters: later('other names of the parameters of paging'),
} as const

export const bodies = {
  error: key('`problem` is RFC 9457; `envelope` is { ok, error, timestamp }.', words('problem', 'envelope')),
  input: later('templates of bodies'),
  item: later('templates of bodies'),
  list: later('templates of bodies'),
  session: later('templates of bodies'),
  job: later('templates of bodies'),
} as const

/** `items: [CartItem]` */
const part: Schema = { type: 'array', items: { type: 'string' }, minItems: 1, maxItems: 1 }

export const entity = {
  description: key('What a row is.', text),
  path: key('Its address, if not the kebab-case plural.', path),
  fields: key('A name for each, and a type in shorthand: string(1..200)? unique.', {
    type: 'object',
    minProperties: 1,
    propertyNames: { pattern: '^[a-z][A-Za-z0-9_]*$' },
    additionalProperties: either({ type: 'string' }, map('field'), part),
  }),
  unique: key('Lists of fields that are unique together, perhaps for part of the rows only.', {
    type: 'array',
    items: either(names, map('unique')),
  }),
  expose: key('The verbs that have routes; without it list, get, create, update and delete.', {
    type: 'array',
    items: map('exposed'),
  }),
  list: key('How the rows are listed.', map('list')),
  was: later('renaming an entity'),
  key: later('addressing rows by another field'),
  me: later('the caller\u2019s own row'),
  partOf: key('The entity that owns this row, shows it, and is deleted with it.', { type: 'string' }),
  members: later('members'),
  shared: later('entities outside tenancy'),
  traits: later('traits'),
  computed: key('Fields that are worked out when a row is read: a name and an expression for each.', {
    type: 'object',
    additionalProperties: either(text, map('computed')),
  }),
  indexes: later('indexes over several fields'),
  rules: key('What holds after every write: a name and a condition for each.', {
    type: 'object',
    additionalProperties: either(text, map('rule')),
  }),
  who: later('words for access'),
  access: later('access to an entity'),
  lists: later('further lists'),
  views: later('views'),
  cache: later('caching'),
  limits: later('rate limits'),
  states: key('Transitions of a field with states; clients do not send that field.', {
    type: 'object',
    additionalProperties: { type: 'object', additionalProperties: map('transition') },
  }),
  operations: key('What can be done with a row besides the verbs: a contract for each.', {
    type: 'object',
    additionalProperties: map('operation'),
  }),
  keep: later('deleting rows after a time'),
} as const

export const field = {
  type: key('The type in shorthand, perhaps with all that may follow it.', { type: 'string' }),
  default: key('The value of a field that is not sent.', { type: ['string', 'number', 'boolean'] }),
  description: key('What the field means.', text),
  read: later('access to a field'),
  write: later('access to a field'),
  was: later('renaming a field'),
} as const

export const list = {
  sort: key(
    'Fields a client may sort by, -name for descending; the first is the default.',
    either({ type: 'string' }, names),
  ),
  size: key('Rows on a page when the client does not say.', size),
  max: key('The most rows a client may ask for.', size),
  paging: key('Another style of paging than that of the API.', either(styles, map('paging'))),
  where: key('Only rows for which this condition holds are listed.', text),
  filter: key(
    'Fields that a client may filter by: ?status=paid,shipped, ?price=10..20.',
    either({ type: 'string' }, names),
  ),
  require: key('Filters that a client must give.', either({ type: 'string' }, names)),
  body: later('templates of bodies'),
  include: key('References that a client may open with ?include=.', either({ type: 'string' }, names)),
  reverse: later('lists in reverse'),
  view: later('views'),
  code: later('lists ranked by code'),
} as const

export const exposed = {
  route: key('Method and path, such as PUT /products/:id.', {
    type: 'string',
    pattern: '^(GET|POST|PUT|PATCH|DELETE) +/',
  }),
  status: key('The status of a success.', { enum: [200, 201, 204] }),
  view: later('views'),
  by: later('upserts'),
  input: later('another input of a verb'),
  code: later('verbs completed by code'),
  fails: later('named failures'),
  idempotent: later('required idempotency keys'),
  audit: later('audit'),
  emits: later('events of one\u2019s own'),
} as const

export const requirement = {
  says: key('What the app must do, in a sentence.', text),
  by: key('What fulfils it: Entity.field, Entity.verb, Entity.operation or Entity.transition.', {
    type: 'string',
    pattern: '^[A-Z][A-Za-z0-9]*\\.[A-Za-z][A-Za-z0-9_]*$',
  }),
} as const

export const scenario = {
  name: key('What it shows; each has its own.', text),
  proves: key('Ids of the requirements that it proves.', either({ type: 'string' }, names)),
  steps: key('Requests, in the order in which they are sent.', { type: 'array', minItems: 1, items: map('step') }),
  given: later('rows that are there at the beginning'),
  people: later('people with roles'),
} as const

const headers = { type: 'object', additionalProperties: text } as const

export const step = {
  request: key('Method and path without the prefix, such as GET /products/:saved.', {
    type: 'string',
    pattern: '^(GET|POST|PUT|PATCH|DELETE)\\s+[/{]',
  }),
  headers: key('Headers of the request.', headers),
  body: key('The body, sent as JSON; "{name}" is a saved value, "{now + 7d}" a time.', {}),
  times: key('How often it is sent, one after the other.', { type: 'integer', minimum: 1, maximum: 1000 }),
  together: key('Requests that are sent at the same moment.', {
    type: 'array',
    minItems: 2,
    maxItems: 50,
    items: map('step'),
  }),
  expect: key('A status or more of the answer; for requests together a list of statuses in any order.', {
    anyOf: [
      { type: 'integer', minimum: 100, maximum: 599 },
      map('expectation'),
      { type: 'array', items: { type: 'integer', minimum: 100, maximum: 599 } },
    ],
  }),
  save: key('Names for values of the answer, by their paths: { order: id }.', {
    type: 'object',
    minProperties: 1,
    additionalProperties: { type: 'string' },
  }),
  as: later('requests of a person'),
  files: later('files in a request'),
  signed: later('signed requests'),
  later: later('moving the clock'),
  finish: later('finishing work in the background'),
} as const

export const expectation = {
  status: key('The status; without it any success.', { type: 'integer', minimum: 100, maximum: 599 }),
  code: key('The code of the error: its kind, the name of a failure or of a rule.', { type: 'string' }),
  body: key('A part of the body.', {}),
  headers: key('Headers of the answer.', headers),
  mail: later('mail'),
  live: later('live events'),
} as const

export const unique = {
  fields: key('The fields that are unique together.', either({ type: 'string' }, names)),
  where: key('Only among rows for which this condition holds.', text),
  unordered: later('pairs in either order'),
} as const

export const computed = {
  value: key('The expression.', text),
  description: key('What the field means.', text),
  stored: later('computed fields that are stored'),
} as const

export const rule = {
  check: key('The condition that holds after every write.', text),
  status: key('Another status than that of broken rules.', { type: 'integer', minimum: 400, maximum: 499 }),
  says: key('What the client is told.', text),
} as const

const input = either(names, { type: 'object', additionalProperties: either({ type: 'string' }, map('field')) })
const value: Schema = { type: ['string', 'number', 'boolean', 'null'] }
const changes: Schema = { type: 'object', additionalProperties: value }

/** What operations and transitions share. */
const contract = {
  description: key('What it does.', text),
  route: key('Method and path; by default POST <row>/<name>. With :id it acts on that row, locked, as `it`.', {
    type: 'string',
    pattern: '^(GET|POST|PUT|PATCH|DELETE) +/',
  }),
  input: key('What is sent: a field for each name, or a list of the own fields that are written.', input),
  status: key('The status of a success.', { enum: [200, 201, 204] }),
  fails: key('Named failures: a kind of error, a status, or a condition that is checked before the code.', {
    type: 'object',
    additionalProperties: either(text, map('failure')),
  }),
  set: key('Fields it sets, and to what.', changes),
  add: key('Relations to many that it adds a row to.', changes),
  remove: key('Relations to many that it takes a row out of.', changes),
  code: key('Whether it calls the owner\u2019s function.', { type: 'boolean' }),
  access: later('access'),
  limit: later('rate limits'),
  audit: later('audit'),
  emits: later('events of one\u2019s own'),
  idempotent: later('required idempotency keys'),
} as const

export const operation = {
  ...contract,
  returns: key('The entity whose row is answered, or `none`; by default the row at hand.', { type: 'string' }),
  cache: later('caching'),
  thread: later('work off the event loop'),
  shared: later('operations outside tenancy'),
} as const

export const transition = {
  ...contract,
  from: key('The states it starts from; any, when absent.', either({ type: 'string' }, names)),
  to: key('The state it leads to.', { type: 'string' }),
  at: later('transitions that happen by themselves'),
  on: later('transitions on events'),
} as const

export const failure = {
  status: key('A kind of error, or a status.', text),
  when: key('The condition under which it fails.', text),
  says: key('What the client is told.', text),
} as const
