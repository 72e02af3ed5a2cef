import type { Span } from '../diagnostics/index.ts'
import { paging as pagingKeys } from './keys/table.ts'
import { notYet, readMap } from './read-map.ts'
import type { Entry, Node } from './text/node.ts'
import { note, type Notes } from './text/notes.ts'
import type { Paging } from './types.ts'
import { wholeOf, wordOf } from './values.ts'

const styles = ['cursor', 'page', 'offset', 'none'] as const
type Style = (typeof styles)[number]

const sized = { style: 'cursor', size: 20, max: 100 } as const
export const defaultPaging: Paging = sized

/** What was said of paging in one place, before the defaults come in. */
interface Wishes {
  readonly style: Style
  readonly size: number | null
  readonly max: number | null
  readonly total: 'exact' | 'none' | null
  /** where a mistake of the whole is shown */
  readonly span: Span
}

/** Takes the value of `paging` and what holds outside of it (null: the house's defaults); returns the whole. */
export function readPaging(node: Node, outer: Paging | null, notes: Notes): Paging {
  if (node.kind !== 'map') {
    const style = wordOf(node, styles, '`paging`', notes)
    return style === null ? (outer ?? defaultPaging) : complete({ ...nothing, style, span: node.span }, outer, notes)
  }
  const { keys } = readMap(node, pagingKeys, '`paging`', notes)
  const style = keys.style ? wordOf(keys.style.value, styles, '`style`', notes) : (outer?.style ?? 'cursor')
  if (style === null) return outer ?? defaultPaging
  return complete(
    {
      style,
      size: count(keys.size, '`size`', style, notes),
      max: count(keys.max, '`max`', style, notes),
      total: keys.total ? totalOf(keys.total, style, notes) : null,
      span: keys.size?.value.span ?? keys.max?.value.span ?? node.span,
    },
    outer,
    notes,
  )
}

/** Takes `size` and `max` of a list, and the paging that holds there. */
export function withSizes(paging: Paging, size: Entry | undefined, max: Entry | undefined, notes: Notes): Paging {
  const entry = size ?? max
  if (entry === undefined) return paging
  const { style } = paging
  const wishes = {
    ...nothing,
    style,
    size: count(size, '`size`', style, notes),
    max: count(max, '`max`', style, notes),
  }
  return complete({ ...wishes, span: entry.value.span }, paging, notes)
}

const nothing = { size: null, max: null, total: null }

function count(entry: Entry | undefined, what: string, style: Style, notes: Notes): number | null {
  if (entry === undefined) return null
  if (style !== 'none' || what === '`max`') return wholeOf(entry.value, 1, 10_000, what, notes)
  return note(notes, 'bad-value', entry.keySpan, 'A list without pages has no `size`.', 'Use `max`.')
}

function totalOf({ value, keySpan }: Entry, style: Style, notes: Notes): 'exact' | 'none' | null {
  if (value.kind === 'scalar' && value.text === 'capped') return notYet(notes, value.span, '`total: capped`')
  const word = wordOf(value, ['exact', 'none'], '`total`', notes)
  if (style === 'page' || style === 'offset' || word === 'none') return word
  return note(notes, 'bad-value', keySpan, `\`${style}\` answers no total.`, 'Use the style page or offset.')
}

function complete({ style, size, max, total, span }: Wishes, outer: Paging | null, notes: Notes): Paging {
  if (style === 'none') return { style, max: max ?? (outer?.style === 'none' ? outer.max : 1000) }
  const base = outer === null || outer.style === 'none' ? sized : outer
  const most = max ?? base.max
  const usual = size ?? Math.min(base.size, most)
  if (usual > most)
    note(
      notes,
      'empty-range',
      span,
      `\`size\` (${usual}) is greater than \`max\` (${most}).`,
      'Raise `max`, or lower `size`.',
    )
  if (style === 'cursor') return { style, size: usual, max: most }
  const known = 'total' in base ? base.total : 'exact'
  return { style, size: usual, max: most, total: total ?? known }
}
