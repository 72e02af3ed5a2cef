import { nearest } from '../names/index.ts'
import { shown } from '../diagnostics/index.ts'
import type { Built, KeyTable } from './keys/fact.ts'
import { type Entry, isEmpty, kindOf, type MapNode, type Node } from './text/node.ts'
import { note, type Notes } from './text/notes.ts'

export interface Found<T extends KeyTable> {
  /** the entries of built keys */
  readonly keys: { readonly [K in Built<T>]?: Entry }
  /** keys that stand there but are not built yet; what they would have added is not known */
  readonly later: ReadonlySet<string>
}

/**
 * Takes a map and the table of the keys it may have, and returns the built ones. Unknown keys and those that are not
 * built yet are reported, and what stands under them is not looked at.
 */
export function readMap<T extends KeyTable>(node: MapNode, table: T, where: string, notes: Notes): Found<T> {
  const found: Record<string, Entry> = {}
  const later = new Set<string>()
  for (const entry of node.entries) {
    const fact = Object.hasOwn(table, entry.key) ? table[entry.key] : undefined
    if (fact === undefined) unknownKey(entry, table, where, notes)
    else if (fact.schema === null) {
      later.add(entry.key)
      notYet(notes, entry.keySpan, `\`${entry.key}\``, fact.says)
    } else found[entry.key] = entry
  }
  return { keys: found as Found<T>['keys'], later }
}

/** Reports a construct of the language that is not built yet, by its name. */
export function notYet(notes: Notes, span: Entry['keySpan'], construct: string, says?: string): null {
  const what = says === undefined || construct === `\`${says}\`` ? construct : `${construct} (${says})`
  return note(notes, 'not-yet', span, `${what} is part of the language, but not built yet.`, 'Take it out for now.')
}

function unknownKey(entry: Entry, table: KeyTable, where: string, notes: Notes): void {
  const near = nearest(entry.key, Object.keys(table))
  const built = Object.keys(table).filter((name) => table[name]?.schema !== null)
  const known = built.length === 0 ? undefined : `Known here: ${built.join(', ')}.`
  const hint = near === null ? known : `Did you mean \`${near}\`?`
  note(notes, 'unknown-key', entry.keySpan, `\`${shown(entry.key)}\` is not a key of ${where}.`, hint)
}

/** Returns the node if it is a map; otherwise reports what stands there. */
export function mapOf(node: Node, what: string, notes: Notes): MapNode | null {
  return node.kind === 'map' ? node : wrongKind(node, what, 'a map (name: value)', notes)
}

/** Reports a value that is missing or of the wrong kind; silent about what was reported before. */
export function wrongKind(node: Node, what: string, expected: string, notes: Notes): null {
  if (node.kind === 'bad') return null
  if (isEmpty(node))
    return note(notes, 'empty', node.span, `Nothing stands at ${what}.`, `${sentence(expected)} belongs here.`)
  return note(notes, 'wrong-kind', node.span, `${sentence(what)} is ${expected}, but ${kindOf(node)} stands here.`)
}

function sentence(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1)
}
