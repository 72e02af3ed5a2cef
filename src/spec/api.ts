import { shown } from '../diagnostics/index.ts'
import { api as apiKeys, bodies as bodiesKeys } from './keys/table.ts'
import { cors } from './cors.ts'
import { defaultPaging, readPaging } from './paging.ts'
import { mapOf, notYet, readMap } from './read-map.ts'
import type { Entry, Node } from './text/node.ts'
import { note, type Notes } from './text/notes.ts'
import { type Api, type ErrorKind, errorKinds } from './types.ts'
import { nearest } from '../names/index.ts'
import { pathOf, wholeOf, wordOf } from './values.ts'

/** The house's own status for each kind of error (language.md, section 7). */
const usual: Readonly<Record<ErrorKind, number>> = {
  malformed: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  hidden: 404,
  conflict: 409,
  transition: 409,
  stale: 412,
  too_large: 413,
  unsupported_type: 415,
  invalid: 422,
  unknown_reference: 422,
  rule: 422,
  rate_limited: 429,
  quota_exceeded: 429,
}

/** The status that an API gives to a kind of error: its own, else the house's. */
export const statusOf = ({ statuses }: Api, kind: ErrorKind): number => statuses[kind] ?? usual[kind]

export const defaultApi: Api = {
  prefix: '',
  naming: 'camelCase',
  paging: defaultPaging,
  errorBody: 'problem',
  statuses: {},
  decimals: 'string',
  cors: [],
}

/** Takes the value of `api` and returns it with its defaults; what is wrong is reported and replaced by a default. */
export function readApi(node: Node, notes: Notes): Api {
  const map = mapOf(node, '`api`', notes)
  if (map === null) return defaultApi
  const { keys } = readMap(map, apiKeys, '`api`', notes)
  return {
    prefix: (keys.prefix && pathOf(keys.prefix.value, '`prefix`', notes)) ?? defaultApi.prefix,
    naming: (keys.naming && wordOf(keys.naming.value, ['camelCase', 'snake_case'], '`naming`', notes)) ?? 'camelCase',
    paging: keys.paging ? readPaging(keys.paging.value, null, notes) : defaultPaging,
    errorBody: keys.bodies ? readBodies(keys.bodies.value, notes) : 'problem',
    statuses: keys.statuses ? readStatuses(keys.statuses.value, notes) : {},
    decimals: (keys.decimals && wordOf(keys.decimals.value, ['string', 'number'], '`decimals`', notes)) ?? 'string',
    cors: keys.cors ? cors(keys.cors.value, notes) : [],
  }
}

function readBodies(node: Node, notes: Notes): Api['errorBody'] {
  if (node.kind !== 'map') {
    if (node.kind === 'scalar' && /^(named|envelope)$/.test(node.text))
      notYet(notes, node.span, `\`bodies: ${node.text}\``)
    else wordOf(node, ['plain'], '`bodies`', notes)
    return 'problem'
  }
  const { error } = readMap(node, bodiesKeys, '`bodies`', notes).keys
  if (error === undefined) return 'problem'
  if (error.value.kind === 'map') notYet(notes, error.keySpan, 'A template for errors')
  else return wordOf(error.value, ['problem', 'envelope'], '`error`', notes) ?? 'problem'
  return 'problem'
}

function readStatuses(node: Node, notes: Notes): Api['statuses'] {
  const map = mapOf(node, '`statuses`', notes)
  const entries = (map?.entries ?? []).flatMap((entry) => {
    const status = readStatus(entry, notes)
    return status === null ? [] : [status]
  })
  return Object.fromEntries(entries.toSorted(([a], [b]) => (a < b ? -1 : 1)))
}

/** One status, or null if it is wrong or the usual one. */
function readStatus({ key, keySpan, value }: Entry, notes: Notes): readonly [ErrorKind, number] | null {
  const kind = errorKinds.find((one) => one === key)
  if (kind === undefined) {
    const near = nearest(key, errorKinds)
    const hint = near === null ? `The kinds are ${errorKinds.join(', ')}.` : `Did you mean \`${near}\`?`
    return note(notes, 'unknown-key', keySpan, `\`${shown(key)}\` is not a kind of error.`, hint)
  }
  const status = wholeOf(value, 400, 499, `\`${kind}\``, notes)
  return status === null || status === usual[kind] ? null : [kind, status]
}
