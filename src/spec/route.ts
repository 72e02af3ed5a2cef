import { shown } from '../diagnostics/index.ts'
import type { PlacedRoute } from './expose.ts'
import { notYet } from './read-map.ts'
import type { Node, ScalarNode } from './text/node.ts'
import { note, type Notes } from './text/notes.ts'
import type { Route, Verb } from './types.ts'
import { scalarOf } from './values.ts'

/** A verb that changes nothing is a GET, and one that reads a body has a method with one. */
const methods: Readonly<Record<Verb, readonly Route['method'][]>> = {
  list: ['GET'],
  get: ['GET'],
  create: ['POST', 'PUT'],
  replace: ['PUT', 'POST', 'PATCH'],
  update: ['PATCH', 'PUT', 'POST'],
  delete: ['DELETE', 'POST'],
}

const segment = /^([A-Za-z0-9_~-][A-Za-z0-9._~-]*|:id)$/

/** Takes the usual route of a verb and the text that differs, such as `PUT /products/:id`. */
export function readRoute(usual: Route, node: Node, notes: Notes): PlacedRoute | null {
  const scalar = scalarOf(node, 'a route', notes, 'a method and a path')
  const match = /^([A-Za-z]+)\s+(\/\S*)$/.exec(scalar?.text ?? '')
  if (scalar === null) return null
  if (match === null)
    return wrong(scalar, notes, 'is not a method and a path', `Write it like ${usual.method} ${usual.path}.`)
  const method = methods[usual.verb].find((one) => one === match[1])
  if (method === undefined) {
    return wrong(
      scalar,
      notes,
      `does not begin with a method for \`${usual.verb}\``,
      `Those are ${methods[usual.verb].join(', ')}.`,
    )
  }
  const path = readPath(match[2] ?? '', usual, scalar, notes)
  return path === null ? null : { route: { ...usual, method, path }, span: scalar.span }
}

function readPath(text: string, { verb, path: usual }: Route, scalar: ScalarNode, notes: Notes): string | null {
  const path = text.replaceAll(/\{(\w+)\}/g, ':$1')
  const parts = path === '/' ? [] : path.slice(1).split('/')
  const other = parts.find((part) => /^:\w+$/.test(part) && part !== ':id')
  if (other !== undefined) return notYet(notes, scalar.span, `The path parameter \`${shown(other)}\``)
  if (path.length > 200 || !parts.every((part) => segment.test(part))) {
    return wrong(
      scalar,
      notes,
      'has no path that can be used',
      'Between slashes stand letters, digits, - and _, or :id.',
    )
  }
  const ids = parts.filter((part) => part === ':id').length
  const row = verb !== 'list' && verb !== 'create'
  if (ids === (row ? 1 : 0)) return path
  const rule = row
    ? `\`${verb}\` is about one row, so :id stands in its path once`
    : `\`${verb}\` has no :id in its path`
  return wrong(scalar, notes, 'does not fit the verb', `${rule}: ${usual}`)
}

function wrong({ text, span }: ScalarNode, notes: Notes, problem: string, hint: string): null {
  return note(notes, 'bad-route', span, `\`${shown(text)}\` ${problem}.`, hint)
}
