import { shown } from '../../diagnostics/index.ts'
import { readExpression } from '../condition/index.ts'
import { list as listKeys } from '../keys/table.ts'
import { readPaging, withSizes } from '../paging.ts'
import { mapOf, notYet, readMap } from '../read-map.ts'
import { type Node, partOf, type ScalarNode } from '../text/node.ts'
import { listed, nearestTo, note, type Notes } from '../text/notes.ts'
import type { ListRule, Paging, SortKey } from '../types.ts'
import { itemsOf, scalarOf } from '../values.ts'
import type { Draft } from './draft.ts'
import { type EntityContext, rowOf } from './entity.ts'

/** The fields that `sort` and `unique` may name. */
export interface Known {
  readonly fields: ReadonlySet<string>
  readonly timestamps: readonly string[]
  /** relations to many, which only `include` and `filter` may name */
  readonly links: ReadonlySet<string>
  /** names in JSON and in the table that are not those in the spec: customer_id of customer */
  readonly keys: ReadonlyMap<string, string>
  /** computed fields, which are no columns */
  readonly computed: ReadonlySet<string>
  /** false if a part of the entity could not be read: then a name that is not known is no mistake */
  readonly complete: boolean
}

/** Takes the value of `list` (undefined: newest first, pages as in the API). */
export function readList(node: Node | undefined, context: EntityContext, outer: Paging): ListRule {
  const { known, notes, draft, model } = context
  const newest: SortKey = { field: known.timestamps[0] ?? 'created_at', direction: 'desc' }
  const usual: ListRule = { sort: [newest], paging: outer, where: null, filter: [], require: [], include: [] }
  const map = node === undefined ? null : mapOf(node, '`list`', notes)
  if (map === null) return usual
  const { keys } = readMap(map, listKeys, '`list`', notes)
  const styled = keys.paging ? readPaging(keys.paging.value, outer, notes) : outer
  const sort = keys.sort ? readSort(keys.sort.value, context) : []
  const where = keys.where && { what: '`where`', roots: rowOf(draft), wanted: 'bool' as const }
  return {
    sort: sort.length > 0 ? sort : usual.sort,
    paging: withSizes(styled, keys.size, keys.max, notes),
    where: keys.where && where ? readExpression(keys.where.value, where, model, notes) : null,
    ...readFilters(keys.filter?.value, keys.require?.value, context),
    include: keys.include ? readInclude(keys.include.value, context) : [],
  }
}

/** Fields that a client may filter by, and those of them it must give. */
function readFilters(
  filter: Node | undefined,
  require: Node | undefined,
  context: EntityContext,
): Pick<ListRule, 'filter' | 'require'> {
  const { notes } = context
  if (filter?.kind === 'map') notYet(notes, filter.span, 'A filter by a condition')
  const may = filter === undefined || filter.kind === 'map' ? [] : namesOf(filter, '`filter`', context)
  const must = require === undefined ? [] : namesOf(require, '`require`', context)
  return { filter: [...new Set([...may, ...must])].toSorted(), require: must.toSorted() }
}

/** Parameters that a list takes by itself, in one style of paging or another. */
const ofLists: readonly string[] = ['sort', 'page', 'size', 'limit', 'offset', 'after', 'q', 'include', 'fields']

function namesOf(node: Node, what: string, { known, notes, draft }: EntityContext): readonly string[] {
  const seen = new Set<string>()
  return (itemsOf(node, what, notes) ?? []).flatMap((item) => {
    const scalar = scalarOf(item, `an entry of ${what}`, notes, 'a field')
    if (scalar === null || givenTwice(scalar, seen, notes)) return []
    if (known.links.has(scalar.text)) return notYet(notes, scalar.span, 'A filter by a relation to many') ?? []
    if (known.computed.has(scalar.text)) return notYet(notes, scalar.span, 'A filter by a computed field') ?? []
    if (!checkField(scalar.text, scalar.span, known, notes)) return []
    if (ofLists.includes(scalar.text)) {
      const message = `\`${scalar.text}\` is a parameter of lists already, so rows cannot be filtered by it.`
      return note(notes, 'reserved-name', scalar.span, message, 'Rename the field.') ?? []
    }
    if (!isPrivate(scalar.text, draft)) return [scalar.text]
    return (
      note(notes, 'private-value', scalar.span, `\`${scalar.text}\` is private: a filter would tell its value.`) ?? []
    )
  })
}

function isPrivate(name: string, { named }: Draft): boolean {
  return named.get(name)?.private === true
}

function givenTwice({ text, span }: ScalarNode, seen: Set<string>, notes: Notes): boolean {
  if (seen.has(text))
    note(notes, 'given-twice', span, `\`${shown(text)}\` stands here a second time.`, 'Remove one of the two.')
  else if (seen.add(text)) return false
  return true
}

function readInclude(node: Node, { draft, notes }: EntityContext): readonly string[] {
  const names = new Set([
    ...draft.fields.filter(({ field }) => field.type.kind === 'reference').map(({ field }) => field.name),
    ...draft.links.map(({ name }) => name),
  ])
  const seen = new Set<string>()
  const found = (itemsOf(node, '`include`', notes) ?? []).flatMap((item) => {
    const scalar = scalarOf(item, 'an entry of `include`', notes, 'a relation')
    if (scalar === null || givenTwice(scalar, seen, notes)) return []
    if (names.has(scalar.text)) return [scalar.text]
    if (!draft.complete) return []
    const near = nearestTo(notes, scalar.text, () => names)
    const known = names.size === 0 ? 'The entity has none.' : `It has ${listed(names)}.`
    const hint = near === null ? known : `Did you mean \`${near}\`?`
    return (
      note(notes, 'unknown-field', scalar.span, `\`${shown(scalar.text)}\` is not a reference of the entity.`, hint) ??
      []
    )
  })
  return found.toSorted()
}

function readSort(node: Node, context: EntityContext): readonly SortKey[] {
  const { notes } = context
  const items = itemsOf(node, '`sort`', notes) ?? []
  if (node.kind === 'list' && items.length === 0)
    note(notes, 'empty', node.span, '`sort` names no field.', 'Remove it: the newest rows come first then.')
  const sort: SortKey[] = []
  const seen = new Set<string>()
  for (const item of items) {
    const key = readSortKey(item, context)
    if (key === null) continue
    if (!seen.has(key.field)) sort.push(key)
    else
      note(
        notes,
        'given-twice',
        item.span,
        `\`${key.field}\` stands here a second time; clients may turn each order around.`,
        'Remove one of the two.',
      )
    seen.add(key.field)
  }
  return sort
}

function readSortKey(node: Node, { known, draft, notes }: EntityContext): SortKey | null {
  const scalar = scalarOf(node, 'an entry of `sort`', notes, 'a field')
  if (scalar === null) return null
  const descending = scalar.text.startsWith('-')
  const field = descending ? scalar.text.slice(1) : scalar.text
  const span = partOf(scalar, descending ? 1 : 0, scalar.text.length)
  if (known.computed.has(field)) return notYet(notes, span, 'A list sorted by a computed field')
  if (!checkField(field, span, known, notes)) return null
  if (isPrivate(field, draft))
    return note(notes, 'private-value', span, `\`${field}\` is private: the order of the rows would tell its value.`)
  return { field, direction: descending ? 'desc' : 'asc' }
}

/** Whether the entity has this field; reports it if not. */
export function checkField(name: string, span: Node['span'], known: Known, notes: Notes): boolean {
  if (known.fields.has(name) || known.timestamps.includes(name)) return true
  if (!known.complete) return false
  const all = [...known.fields, ...known.timestamps]
  const near = known.keys.get(name) ?? nearestTo(notes, name, () => all)
  const hint = near === null ? `It has ${listed(all)}.` : `Did you mean \`${near}\`?`
  note(notes, 'unknown-field', span, `The entity has no field \`${shown(name)}\`.`, hint)
  return false
}
