import { shown, type Span } from '../../diagnostics/index.ts'
import { type Node, partOf, type ScalarNode } from '../text/node.ts'
import { note } from '../text/notes.ts'
import type { RequestStep } from '../types.ts'
import { scalarOf } from '../values.ts'
import type { Scene } from './known.ts'
import { piecesOf } from './placeholders.ts'
import { checkGiven, checkPlaceholders, checkSaved } from './saved.ts'

/** A request's method and path, and its place. */
export interface Asked extends Pick<RequestStep, 'method' | 'path'> {
  readonly span: Span
}

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const
/** A path whose placeholders were emptied: only they may have spaces, as in `/events?after={now - 2h}`. */
const form = /^(\/|\{\})([^\s#{}]|\{\})*$/

/** Takes `METHOD PATH` and returns it with `:name` for every segment that is a saved value. */
export function readAddress(node: Node, scene: Scene): Asked | null {
  const scalar = scalarOf(node, 'a request', scene.notes, 'a method and a path')
  if (scalar === null) return null
  const [, word = '', path = ''] = /^([A-Za-z]+)\s+(\S.*)$/s.exec(scalar.text) ?? []
  if (path === '') return wrong(scalar, scene, 'is not a method and a path', 'Write it like GET /products.')
  const method = methods.find((one) => one === word)
  if (method === undefined)
    return wrong(scalar, scene, 'does not begin with a method', `Those are ${methods.join(', ')}.`)
  const at = scalar.text.length - path.length
  checkPlaceholders(scalar, scene)
  if (!isPath(path)) {
    const hint = path.startsWith('/') ? 'It has no spaces, no # and no lone braces.' : 'A path begins with a slash.'
    return wrong(scalar, scene, 'has no path that can be used', hint)
  }
  checkSegments(path, (from, until) => partOf(scalar, at + from, at + until), scene)
  return { method, path: withColons(path), span: scalar.span }
}

/** Whether it can be sent; only a value that holds a whole address may stand where the slash would. */
function isPath(path: string): boolean {
  const pieces = piecesOf(path)
  if (pieces.some(({ kind, text }) => kind === 'plain' && /[{}]/.test(text))) return false
  return form.test(path.replaceAll(/\{[^{}]*\}/g, '{}')) && (path.startsWith('/') || pieces[0]?.kind !== 'time')
}

function checkSegments(path: string, place: (from: number, until: number) => Span, scene: Scene): void {
  const end = path.indexOf('?')
  for (const { 1: name = '', index } of path.slice(0, end < 0 ? path.length : end).matchAll(/(?<=\/):([^/]*)/g)) {
    const span = place(index, index + 1 + name.length)
    if (/^[A-Za-z]\w*(\.\w+)+$/.test(name)) checkGiven(name, span, scene)
    else checkSaved(name, span, scene)
  }
}

/** `/carts/{cart}` is `/carts/:cart`; in a query and beside other letters the braces stay. */
function withColons(path: string): string {
  const end = path.indexOf('?')
  const query = end < 0 ? '' : path.slice(end)
  const own = end < 0 ? path : path.slice(0, end)
  return own.replaceAll(/(?<=\/)\{((?!now\})[A-Za-z_]\w*)\}(?=\/|$)/g, ':$1') + query
}

function wrong({ text, span }: ScalarNode, { notes }: Scene, problem: string, hint: string): null {
  return note(notes, 'bad-request', span, `\`${shown(text)}\` ${problem}.`, hint)
}
