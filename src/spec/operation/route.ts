import { shown, type Span } from '../../diagnostics/index.ts'
import { notYet } from '../read-map.ts'
import type { Node } from '../text/node.ts'
import { note, type Notes } from '../text/notes.ts'
import type { OperationRoute } from '../types.ts'
import { scalarOf } from '../values.ts'

export interface OperationAddress extends Omit<OperationRoute, 'status'> {
  /** names behind the colons */
  readonly parameters: readonly string[]
  readonly span: Span
}

const segment = /^([A-Za-z0-9_~-][A-Za-z0-9._~-]*|:[A-Za-z]\w*)$/

/** Takes `PUT /carts/:id/items/:item_id`. */
export function readOperationRoute(node: Node, notes: Notes): OperationAddress | null {
  const scalar = scalarOf(node, 'a route', notes, 'a method and a path')
  if (scalar === null) return null
  if (scalar.text === 'none') return notYet(notes, scalar.span, '`route: none`')
  const hint = 'Write it like POST /carts/:id/items.'
  const [, method, text] = /^(GET|POST|PUT|PATCH|DELETE)\s+(\/\S*)$/.exec(scalar.text) ?? []
  if (method === undefined || text === undefined)
    return note(notes, 'bad-route', scalar.span, `\`${shown(scalar.text)}\` is not a method and a path.`, hint)
  const path = text.replaceAll(/\{(\w+)\}/g, ':$1')
  const parts = path === '/' ? [] : path.slice(1).split('/')
  const parameters = parts.filter((part) => part.startsWith(':')).map((part) => part.slice(1))
  const usable = path.length <= 200 && parts.every((part) => segment.test(part))
  if (!usable || new Set(parameters).size < parameters.length)
    return note(notes, 'bad-route', scalar.span, `\`${shown(scalar.text)}\` has no path that can be used.`, hint)
  return { method: method as OperationAddress['method'], path, parameters, span: scalar.span }
}
