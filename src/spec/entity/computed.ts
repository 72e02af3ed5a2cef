import { shown } from '../../diagnostics/index.ts'
import { readExpression } from '../condition/index.ts'
import type { Model } from '../condition/model.ts'
import { computed as computedKeys } from '../keys/table.ts'
import { checkFieldName } from '../check-names.ts'
import type { Context } from '../context.ts'
import { byName } from '../order.ts'
import { mapOf, readMap } from '../read-map.ts'
import type { Entry, Node } from '../text/node.ts'
import { note, type Notes } from '../text/notes.ts'
import type { Computed, Expr } from '../types.ts'
import { textOf } from '../values.ts'
import type { Draft } from './draft.ts'
import type { EntityContext } from './entity.ts'

/** Computed fields that need others that need others: more would only make statements that nobody can follow. */
const deepest = 50
/** so many that are read within each other leave the reader enough stack */
const open = 12

interface Read {
  readonly value: Expr | null
  /** how many computed fields it leads through, itself included */
  readonly depth: number
}

const unusable: Read = { value: null, depth: 0 }

/** Reads each computed field once; one that needs itself is reported. */
export function computedReader(
  drafts: readonly Draft[],
  model: () => Model,
  notes: Notes,
): (entity: string, name: string) => Expr | null {
  const entries = new Map(drafts.map((draft) => [draft.name, entriesOf(draft)]))
  const done = new Map<string, Read>()
  /** those that are being read, and how deep what each needs goes */
  const reading = new Map<string, number>()
  let ordered = false
  return (entity, name) => {
    if (!ordered) {
      ordered = true
      // those first that others need, so that few are read within each other
      const owners = ownersOf(entries)
      for (const first of inOrder(entries))
        for (const owner of owners.get(first) ?? [])
          if (model().entity(owner)?.members.get(first)?.kind === 'computed') readOne(owner, first)
    }
    const { value, depth } = readOne(entity, name)
    const around = [...reading.keys()].at(-1)
    if (around !== undefined) reading.set(around, Math.max(reading.get(around) ?? 0, depth))
    return value
  }

  function readOne(entity: string, name: string): Read {
    const id = `${entity}.${name}`
    const known = done.get(id)
    if (known) return known
    const entry = entries.get(entity)?.get(name)
    const node = entry && valueOf(entry)
    if (entry === undefined || node === null || node === undefined) return unusable
    if (reading.has(id)) return circle(id, entry)
    if (reading.size >= open) return tooDeep(entry)
    reading.set(id, 0)
    const options = { what: `\`${shown(name)}\``, roots: { it: entity, input: null }, wanted: 'value' as const }
    const value = readExpression(node, options, model(), notes)
    const depth = (reading.get(id) ?? 0) + 1
    reading.delete(id)
    const read = value !== null && depth > deepest ? tooDeep(entry) : { value, depth }
    done.set(id, read)
    return read
  }

  function circle(id: string, { keySpan }: Entry): Read {
    const all = [...reading.keys()]
    const [first = id, ...others] = [...all.slice(all.indexOf(id)), id].map((one) => shown(one))
    if (others.length === 1) note(notes, 'computed-circle', keySpan, `${first} needs itself.`)
    else {
      const message = `${first} needs ${others.join(', which needs ')}.`
      note(notes, 'computed-circle', keySpan, message, 'One of them must do without the others.')
    }
    return unusable
  }

  function tooDeep({ keySpan, key }: Entry): Read {
    const message = `\`${shown(key)}\` leads through too many computed fields, one after the other.`
    note(notes, 'long-expression', keySpan, message, 'Work it out from the fields themselves.')
    return unusable
  }
}

/** The entities that have a computed field of each name. */
function ownersOf(entries: ReadonlyMap<string, ReadonlyMap<string, Entry>>): ReadonlyMap<string, readonly string[]> {
  const owners = new Map<string, string[]>()
  for (const [owner, own] of entries) {
    for (const name of own.keys()) {
      const others = owners.get(name)
      if (others) others.push(owner)
      else owners.set(name, [owner])
    }
  }
  return owners
}

/** Names of computed fields, as far as that goes each behind those that its expressions mention. */
function inOrder(entries: ReadonlyMap<string, ReadonlyMap<string, Entry>>): readonly string[] {
  const mentions = new Map<string, Set<string>>()
  for (const own of entries.values()) {
    for (const [name, entry] of own) {
      const node = valueOf(entry)
      const words = node?.kind === 'scalar' ? (node.text.slice(0, 2000).match(/[A-Za-z]\w*/g) ?? []) : []
      const before = mentions.get(name) ?? new Set()
      for (const word of words) before.add(word)
      mentions.set(name, before)
    }
  }
  return behind(mentions)
}

function behind(mentions: ReadonlyMap<string, ReadonlySet<string>>): readonly string[] {
  const found = new Set<string>()
  const seen = new Set<string>()
  for (const root of [...mentions.keys()].toSorted()) {
    const path = [{ name: root, left: [...(mentions.get(root) ?? [])].toSorted() }]
    if (seen.has(root)) continue
    seen.add(root)
    for (let at = path.at(-1); at !== undefined; at = path.at(-1)) {
      const next = at.left.pop()
      if (next === undefined) {
        found.add(at.name)
        path.pop()
      } else if (mentions.has(next) && !seen.has(next)) {
        seen.add(next)
        path.push({ name: next, left: [...(mentions.get(next) ?? [])].toSorted() })
      }
    }
  }
  return [...found]
}

function entriesOf({ keys }: Draft): ReadonlyMap<string, Entry> {
  const node = keys.computed?.value
  return new Map(node?.kind === 'map' ? node.entries.map((entry) => [entry.key, entry]) : [])
}

/** The expression in either form: `name: "it.a"`, or `name: { value: "it.a" }`. */
function valueOf({ value }: Entry): Node | null {
  if (value.kind !== 'map') return value
  return value.entries.find(({ key }) => key === 'value')?.value ?? null
}

/** All computed fields of an entity that can be used, by name. */
export function readComputed(context: EntityContext): readonly Computed[] {
  const { draft, model, notes } = context
  const node = draft.keys.computed?.value
  if (node === undefined) return []
  const map = mapOf(node, '`computed`', notes)
  const taken = takenIn(draft)
  return byName(
    (map?.entries ?? []).flatMap((entry): Computed[] => {
      if (!isFree(entry, taken, context)) return []
      const description = entry.value.kind === 'map' ? longForm(entry, context) : ''
      const member = model.entity(draft.name)?.members.get(entry.key)
      const value = member?.kind === 'computed' ? member.value() : null
      return value === null || description === null ? [] : [{ name: entry.key, value, description }]
    }),
  )
}

function longForm({ value, keySpan }: Entry, { notes }: Context): string | null {
  if (value.kind !== 'map') return ''
  const { keys, later } = readMap(value, computedKeys, 'a computed field', notes)
  if (keys.value === undefined && later.size === 0)
    note(notes, 'missing-key', keySpan, 'A computed field has a `value`.', 'Add value: "it.quantity * it.price".')
  return keys.description ? textOf(keys.description.value, '`description`', notes) : later.size > 0 ? null : ''
}

/** Names that the entity's fields and relations have, in the spec and in JSON. */
export function takenIn({ fields, parts, links, ends }: Draft): ReadonlySet<string> {
  return new Set([
    ...fields.flatMap(({ field }) => [field.name, field.key]),
    ...[...parts, ...links, ...ends].map(({ name }) => name),
  ])
}

function isFree(entry: Entry, taken: ReadonlySet<string>, context: EntityContext): boolean {
  if (!checkFieldName(entry, context)) return false
  if (!taken.has(entry.key)) return true
  note(
    context.notes,
    'name-clash',
    entry.keySpan,
    `There is a field \`${entry.key}\` already.`,
    'Rename one of the two.',
  )
  return false
}
