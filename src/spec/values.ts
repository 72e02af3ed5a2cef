import { shown } from '../diagnostics/index.ts'
import { nearest } from '../names/index.ts'
import { wrongKind } from './read-map.ts'
import { isEmpty, type Node, type ScalarNode } from './text/node.ts'
import { note, type Notes } from './text/notes.ts'

/** A plain value that says something; otherwise reports what stands there. */
export function scalarOf(node: Node, what: string, notes: Notes, expected = 'a plain value'): ScalarNode | null {
  return node.kind === 'scalar' && !isEmpty(node) ? node : wrongKind(node, what, expected, notes)
}

/** A text, exactly as it was written: `010` and `no` are texts here. */
export function textOf(node: Node, what: string, notes: Notes): string | null {
  return scalarOf(node, what, notes, 'a text')?.text ?? null
}

/** One of several words. */
export function wordOf<const W extends string>(node: Node, choice: readonly W[], what: string, notes: Notes): W | null {
  const scalar = scalarOf(node, what, notes, `one of ${choice.join(', ')}`)
  if (scalar === null) return null
  const word = choice.find((one) => one === scalar.text)
  if (word !== undefined) return word
  const near = nearest(scalar.text, choice)
  const hint = near === null ? undefined : `Did you mean ${near}?`
  const expected = choice.length === 1 ? `${choice[0]}` : `one of ${choice.join(', ')}`
  return note(
    notes,
    'bad-value',
    scalar.span,
    `\`${shown(scalar.text)}\` is not allowed for ${what}: it is ${expected}.`,
    hint,
  )
}

/** A whole number between two limits, written with digits only. */
export function wholeOf(node: Node, min: number, max: number, what: string, notes: Notes): number | null {
  const scalar = scalarOf(node, what, notes, 'a whole number')
  if (scalar === null) return null
  const value = /^(0|[1-9][0-9]{0,14})$/.test(scalar.text) ? Number(scalar.text) : null
  if (value !== null && value >= min && value <= max) return value
  const message = `\`${shown(scalar.text)}\` is not allowed for ${what}: it is a whole number from ${min} to ${max}.`
  return note(notes, 'bad-number', scalar.span, message)
}

/** The items of a list, or a single value as a list of one. */
export function itemsOf(node: Node, what: string, notes: Notes): readonly Node[] | null {
  if (node.kind === 'list') return node.items
  return scalarOf(node, what, notes, 'a list') === null ? null : [node]
}

const segments = /^(\/[A-Za-z0-9_~-][A-Za-z0-9._~-]*)*$/

/** A path without parameters, or '' for a lone slash. */
export function pathOf(node: Node, what: string, notes: Notes): string | null {
  const scalar = scalarOf(node, what, notes, 'a path')
  if (scalar === null) return null
  const path = scalar.text === '/' ? '' : scalar.text
  if (segments.test(path) && path.length <= 200) return path
  const message = `\`${shown(scalar.text)}\` is not a path.`
  return note(notes, 'bad-path', scalar.span, message, pathHint(path))
}

function pathHint(path: string): string {
  if (path.endsWith('/')) return 'Leave out the slash at the end.'
  if (!path.startsWith('/')) return 'A path begins with a slash.'
  return 'Between slashes stand letters, digits, - and _; at most 200 characters in all.'
}
