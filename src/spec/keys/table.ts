import { key, later } from './fact.ts'
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
  requirements: later('requirements'),
  scenarios: later('scenarios'),
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

export const entity = {
  description: key('What a row is.', text),
  path: key('Its address, if not the kebab-case plural.', path),
  fields: key('A name for each, and a type in shorthand: string(1..200)? unique.', {
    type: 'object',
    minProperties: 1,
    propertyNames: { pattern: '^[a-z][A-Za-z0-9_]*$' },
    additionalProperties: either({ type: 'string' }, map('field')),
  }),
  unique: key('Lists of fields that are unique together.', { type: 'array', items: names }),
  expose: key('The verbs that have routes; without it list, get, create, update and delete.', {
    type: 'array',
    minItems: 1,
    items: map('exposed'),
  }),
  list: key('How the rows are listed.', map('list')),
  was: later('renaming an entity'),
  key: later('addressing rows by another field'),
  me: later('the caller\u2019s own row'),
  partOf: later('parts of another entity'),
  members: later('members'),
  shared: later('entities outside tenancy'),
  traits: later('traits'),
  computed: later('computed fields'),
  indexes: later('indexes over several fields'),
  rules: later('rules'),
  who: later('words for access'),
  access: later('access to an entity'),
  lists: later('further lists'),
  views: later('views'),
  cache: later('caching'),
  limits: later('rate limits'),
  states: later('states'),
  operations: later('operations'),
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
  where: later('conditions'),
  filter: later('filters'),
  require: later('filters that must be given'),
  body: later('templates of bodies'),
  include: later('opening references'),
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
