import { shown } from '../diagnostics/index.ts'
import { nearest } from '../names/index.ts'
import { list as listKeys } from './keys/table.ts'
import { readPaging, withSizes } from './paging.ts'
import { mapOf, readMap } from './read-map.ts'
import { type Node, partOf } from './text/node.ts'
import { note, type Notes } from './text/notes.ts'
import type { ListRule, Paging, SortKey } from './types.ts'
import { itemsOf, scalarOf } from './values.ts'

/** The fields that `sort` and `unique` may name. */
export interface Known {
  readonly fields: ReadonlySet<string>
  readonly timestamps: readonly string[]
  /** false if a part of the entity could not be read: then a name that is not known is no mistake */
  readonly complete: boolean
}

/** Takes the value of `list` (undefined: newest first, pages as in the API). */
export function readList(node: Node | undefined, known: Known, outer: Paging, notes: Notes): ListRule {
  const newest: SortKey = { field: known.timestamps[0] ?? 'created_at', direction: 'desc' }
  const usual: ListRule = { sort: [newest], paging: outer }
  const map = node === undefined ? null : mapOf(node, '`list`', notes)
  if (map === null) return usual
  const { keys } = readMap(map, listKeys, '`list`', notes)
  const styled = keys.paging ? readPaging(keys.paging.value, outer, notes) : outer
  const paging = withSizes(styled, keys.size, keys.max, notes)
  const sort = keys.sort ? readSort(keys.sort.value, known, notes) : []
  return { sort: sort.length > 0 ? sort : usual.sort, paging }
}

function readSort(node: Node, known: Known, notes: Notes): readonly SortKey[] {
  const items = itemsOf(node, '`sort`', notes) ?? []
  if (node.kind === 'list' && items.length === 0)
    note(notes, 'empty', node.span, '`sort` names no field.', 'Remove it: the newest rows come first then.')
  const sort: SortKey[] = []
  for (const item of items) {
    const key = readSortKey(item, known, notes)
    if (key === null) continue
    if (!sort.some(({ field }) => field === key.field)) sort.push(key)
    else
      note(
        notes,
        'given-twice',
        item.span,
        `\`${key.field}\` stands here a second time; clients may turn each order around.`,
        'Remove one of the two.',
      )
  }
  return sort
}

function readSortKey(node: Node, known: Known, notes: Notes): SortKey | null {
  const scalar = scalarOf(node, 'an entry of `sort`', notes, 'a field')
  if (scalar === null) return null
  const descending = scalar.text.startsWith('-')
  const field = descending ? scalar.text.slice(1) : scalar.text
  const span = partOf(scalar, descending ? 1 : 0, scalar.text.length)
  if (!checkField(field, span, known, notes)) return null
  return { field, direction: descending ? 'desc' : 'asc' }
}

/** Whether the entity has this field; reports it if not. */
export function checkField(name: string, span: Node['span'], known: Known, notes: Notes): boolean {
  if (known.fields.has(name) || known.timestamps.includes(name)) return true
  if (!known.complete) return false
  const all = [...known.fields, ...known.timestamps]
  const near = nearest(name, all)
  const hint = near === null ? `It has ${all.join(', ')}.` : `Did you mean \`${near}\`?`
  note(notes, 'unknown-field', span, `The entity has no field \`${shown(name)}\`.`, hint)
  return false
}
