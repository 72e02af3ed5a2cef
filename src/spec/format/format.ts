import { parseDocument } from 'yaml'
import { type Diagnostic, hasErrors, ordered, type Source } from '../../diagnostics/index.ts'
import type { Node } from '../text/node.ts'
import { isEmpty } from '../text/node.ts'
import type { Notes } from '../text/notes.ts'
import { parse, yamlOptions } from '../text/parse.ts'
import { alignComments, indentComments, tightenLists } from './align.ts'
import { breakFlow } from './breaks.ts'
import { keepKeyComments } from './key-comments.ts'
import { rewrite } from './rewrite.ts'

export interface Formatting {
  /** null if the text has errors of syntax; nothing is formatted then */
  readonly text: string | null
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * Takes one file and returns it in the house's layout: two spaces, line feeds, one blank line where there were some,
 * fields in shorthand where that says as much, conditions in double quotes. Keys keep their order, comments their
 * place, and the spec its meaning. (language.md, section 1)
 */
export function format(source: Source): Formatting {
  const notes: Notes = []
  const text = source.text.replace(/^\ufeff/, '').replaceAll('\r\n', '\n')
  const before = parse({ path: source.path, text }, notes)
  if (hasErrors(notes)) return { text: null, diagnostics: ordered(notes, [source.path]) }
  if (source.path.endsWith('.json')) return { text: json(text), diagnostics: [] }
  return { text: before === null ? tidy(text) : settled(text), diagnostics: [] }
}

/** A spec in JSON stays JSON; what only YAML allows leaves it as it is. */
function json(text: string): string {
  try {
    return `${JSON.stringify(JSON.parse(text), null, 2)}\n`
  } catch {
    return tidy(text)
  }
}

/** Until nothing changes any more: moving one part onto its own line can make room for, or break, another. */
function settled(text: string): string {
  let current = text
  for (let round = 0; round < 5; round++) {
    const next = once(current)
    if (next === current) return next
    current = next
  }
  return tidy(text)
}

function once(text: string): string {
  const document = parseDocument(text, { ...yamlOptions, schema: 'failsafe', customTags: ['null'] })
  if (document.errors.length > 0) return tidy(text)
  rewrite(document)
  breakFlow(document, text)
  keepKeyComments(document, text)
  const printed = document.toString(layout)
  const result = tidy(indentComments(alignComments(tightenLists(printed), text), text))
  const wanted = outline(reparsed(printed))
  return wanted !== null && wanted === outline(reparsed(result)) ? result : tidy(text)
}

const layout = {
  indent: 2,
  indentSeq: true,
  lineWidth: 120,
  minContentWidth: 0,
  flowCollectionPadding: true,
  singleQuote: false,
} as const

function tidy(text: string): string {
  const body = text
    .replaceAll(/[ \t]+$/gm, '')
    .replaceAll(/\n{3,}/g, '\n\n')
    .replace(/^\n+/, '')
    .replace(/\n*$/, '\n')
  return body === '\n' ? '' : body
}

function reparsed(text: string): Node | null {
  const notes: Notes = []
  const node = parse({ path: '', text }, notes)
  return hasErrors(notes) ? null : node
}

/** What a text says, without its layout. */
function outline(node: Node | null): string | null {
  return node === null ? null : JSON.stringify(plain(node))
}

function plain(node: Node): unknown {
  switch (node.kind) {
    case 'map':
      return { map: node.entries.map(({ key, value }) => [key, plain(value)]) }
    case 'list':
      return { list: node.items.map(plain) }
    case 'scalar':
      return isEmpty(node) ? null : node.text
    case 'bad':
      return { bad: true }
  }
}
