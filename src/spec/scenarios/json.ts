import { shown } from '../../diagnostics/index.ts'
import { wrongKind } from '../read-map.ts'
import { type Entry, isEmpty, type MapNode, type Node, type ScalarNode } from '../text/node.ts'
import { note } from '../text/notes.ts'
import { byText } from './order.ts'
import type { Scene } from './known.ts'
import { numberOf } from './number.ts'
import { piecesOf } from './placeholders.ts'
import { checkPlaceholders } from './saved.ts'

/** Takes the entry of `body`; a `null` is a body too, nothing at all is none. */
export function readBody({ value }: Entry, scene: Scene): unknown {
  const nothing = value.kind === 'scalar' && value.plain && value.text === ''
  return nothing ? wrongKind(value, '`body`', 'a value', scene.notes) : jsonOf(value, scene)
}

/** Takes any YAML and returns it as JSON; keys stand in the order of their names, because their order means nothing. */
export function jsonOf(node: Node, scene: Scene): unknown {
  switch (node.kind) {
    case 'map':
      return forgottenQuotes(node, scene) ? null : objectOf(node, scene)
    case 'list':
      return node.items.map((item) => jsonOf(item, scene))
    case 'scalar':
      return node.plain ? plainOf(node, scene) : textOf(node, scene)
    case 'bad':
      return null
  }
}

function objectOf({ entries }: MapNode, scene: Scene): unknown {
  return Object.fromEntries(entries.toSorted(byText).map(({ key, value }) => [key, jsonOf(value, scene)]))
}

function plainOf(node: ScalarNode, scene: Scene): unknown {
  const { text, span } = node
  if (isEmpty(node)) return null
  if (/^(true|True|TRUE|false|False|FALSE)$/.test(text)) return text.toLowerCase() === 'true'
  const number = numberOf(text)
  if (number === null) return textOf(node, scene)
  if (number.kind === 'number') return number.value
  const message =
    number.sent === null
      ? `JSON has no number \`${shown(text)}\`.`
      : `\`${shown(text)}\` would be sent as the number ${number.sent}.`
  return note(scene.notes, 'inexact-number', span, message, `Put it in quotes to send it as a text: "${shown(text)}".`)
}

function textOf(node: ScalarNode, scene: Scene): string {
  checkPlaceholders(node, scene)
  return node.text
}

/** `{ cart_id: {cart} }`: the inner braces make a map with a key and nothing else. */
function forgottenQuotes({ entries, span }: MapNode, { saved, notes }: Scene): boolean {
  const [first, second] = entries
  if (first === undefined || second !== undefined) return false
  if (first.value.kind !== 'scalar' || !first.value.plain || first.value.text !== '') return false
  const written = `{${first.key}}`
  const [piece] = piecesOf(written)
  const meant = piece?.kind === 'time' || (piece?.kind === 'saved' && saved.has(piece.name))
  if (meant)
    note(notes, 'bad-placeholder', span, `Without quotes ${shown(written)} is a map.`, `Write "${shown(written)}".`)
  return meant
}
