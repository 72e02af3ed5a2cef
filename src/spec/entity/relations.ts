import { shown } from '../../diagnostics/index.ts'
import { camelCase, linkTable, snakeCase } from '../../names/index.ts'
import { groups } from './groups.ts'
import type { Api, End, Link, Part } from '../types.ts'
import { byName } from '../order.ts'
import { nearestTo, note, type Notes } from '../text/notes.ts'
import { takenIn } from './computed.ts'
import type { Draft } from './draft.ts'

/** The relations of an entity that are no columns, resolved against all others. */
export interface Relations {
  readonly parts: readonly Part[]
  readonly links: readonly Link[]
  readonly ends: readonly End[]
}

/** Resolves what every entity says of others. Mistakes are reported where they stand. */
export function resolveRelations(drafts: readonly Draft[], api: Api, notes: Notes): ReadonlyMap<string, Relations> {
  const byEntity = new Map(drafts.map((draft) => [draft.name, draft]))
  checkOwners(drafts, byEntity, notes)
  checkRequiredCircles(drafts, notes)
  const leading = leadingTo(drafts, api)
  return new Map(
    drafts.map((draft) => [
      draft.name,
      {
        parts: draft.parts.flatMap((part) => resolvePart(draft, part, byEntity, notes)),
        links: draft.links.map((link) => resolveLink(draft, link)),
        ends: byName([
          ...namedEnds(draft, byEntity, notes),
          ...otherEnds(draft, leading.get(draft.name) ?? [], byEntity),
        ]),
      },
    ]),
  )
}

type Drafts = ReadonlyMap<string, Draft>

function resolvePart(draft: Draft, part: Draft['parts'][number], drafts: Drafts, notes: Notes): Part[] {
  const target = drafts.get(part.entity)
  if (target === undefined) return []
  if (target.owner?.entity !== draft.name) {
    if (target.keys.partOf && target.owner === null) return []
    const message = `${part.entity} is not a part of ${draft.name}.`
    note(notes, 'no-part', part.span, message, `Add partOf: ${draft.name} to ${part.entity}.`)
    return []
  }
  const twice = draft.parts.find((other) => other.entity === part.entity)
  if (twice !== part) {
    note(
      notes,
      'given-twice',
      part.span,
      `${part.entity} is shown as \`${twice?.name}\` already.`,
      'Remove one of the two.',
    )
    return []
  }
  return [{ name: part.name, entity: part.entity, by: target.owner.field }]
}

function resolveLink(draft: Draft, { name, entity, readonly }: Draft['links'][number]): Link {
  const own = `${snakeCase(draft.name)}_id`
  const other = `${snakeCase(entity)}_id`
  return {
    name,
    entity,
    table: linkTable(draft.names.table, snakeCase(name)),
    own,
    other: own === other ? `${snakeCase(name)}_id` : other,
    readonly,
  }
}

/** `followers: <- User.follows` */
function namedEnds(draft: Draft, drafts: Drafts, notes: Notes): End[] {
  return draft.ends.flatMap((end): End[] => {
    const other = drafts.get(end.entity)
    if (other === undefined) return []
    const { name, entity, member } = end
    const field = other.named.get(member)
    if (field?.type.kind === 'reference' && field.type.entity === draft.name)
      return [{ name, entity, by: { kind: 'field', name: member }, single: field.unique }]
    if (other.links.some((link) => link.name === member && link.entity === draft.name))
      return [{ name, entity, by: { kind: 'link', name: member }, single: false }]
    if (!other.complete && field === undefined) return []
    const leading = leadingHere(draft, other).map((one) => `${entity}.${one}`)
    const near = nearestTo(notes, `${entity}.${member}`, () => leading) ?? leading[0]
    const hint = near === undefined ? undefined : `Did you mean ${near}?`
    note(notes, 'no-other-end', end.span, `${entity}.${member} does not lead to ${draft.name}.`, hint)
    return []
  })
}

function leadingHere(draft: Draft, other: Draft): string[] {
  return [
    ...other.fields
      .filter(({ field }) => field.type.kind === 'reference' && field.type.entity === draft.name)
      .map(({ field }) => field.name),
    ...other.links.filter(({ entity }) => entity === draft.name).map(({ name }) => name),
  ]
}

/** All that leads to each entity, with the name that its other end has by itself. */
function leadingTo(drafts: readonly Draft[], { naming }: Api): ReadonlyMap<string, readonly End[]> {
  const cased = naming === 'snake_case' ? snakeCase : camelCase
  const found = new Map<string, End[]>()
  const add = (to: string, end: End): void => {
    const ends = found.get(to) ?? []
    ends.push(end)
    found.set(to, ends)
  }
  for (const { name: entity, names, fields, links } of drafts) {
    for (const { field } of fields) {
      if (field.type.kind !== 'reference') continue
      const name = cased(field.unique ? names.words : names.manyWords)
      add(field.type.entity, { name, entity, by: { kind: 'field', name: field.name }, single: field.unique })
    }
    for (const link of links) {
      const name = cased(names.manyWords)
      add(link.entity, { name, entity, by: { kind: 'link', name: link.name }, single: false })
    }
  }
  return found
}

/** Ends that have their name by themselves: `enrollments`, unless two relations or something else would share it. */
function otherEnds(draft: Draft, leading: readonly End[], drafts: Drafts): readonly End[] {
  const inParts = new Set(draft.parts.map(({ entity }) => `${entity}.${drafts.get(entity)?.owner?.field}`))
  const named = new Set(draft.ends.map(({ entity, member }) => `${entity}.${member}`))
  const free = leading.filter(
    ({ entity, by }) => !named.has(`${entity}.${by.name}`) && !inParts.has(`${entity}.${by.name}`),
  )
  const counts = new Map<string, number>()
  for (const { name } of free) counts.set(name, (counts.get(name) ?? 0) + 1)
  const used = takenIn(draft)
  return free.filter(({ name }) => counts.get(name) === 1 && !used.has(name))
}

/** A part of a part of itself would be deleted with itself and could never be made. Each circle is reported once. */
function checkOwners(drafts: readonly Draft[], byEntity: Drafts, notes: Notes): void {
  const known = new Set<string>()
  for (const draft of drafts) {
    const path: string[] = []
    const seen = new Set<string>()
    let at: Draft | undefined = draft
    while (at?.owner && !seen.has(at.name) && !known.has(at.name)) {
      seen.add(at.name)
      path.push(at.name)
      at = byEntity.get(at.owner.entity)
    }
    if (at?.owner && seen.has(at.name)) {
      const circle = path.slice(path.indexOf(at.name))
      const message =
        circle.length === 1
          ? `${at.name} is a part of itself.`
          : `${[...circle, at.name].map((name) => shown(name)).join(' is part of ')}: a circle.`
      note(notes, 'part-circle', at.owner.span, message, 'One of them must stand by itself.')
    }
    for (const name of seen) known.add(name)
  }
}

/** Rows that each need the other first can never be made. Each group of such entities is reported once. */
function checkRequiredCircles(drafts: readonly Draft[], notes: Notes): void {
  const needs = new Map(drafts.map((draft) => [draft.name, requiredBy(draft)]))
  const group = groups(new Map([...needs].map(([name, fields]) => [name, fields.map(({ to }) => to)])))
  const reported = new Set<number>()
  for (const { name, names } of drafts) {
    for (const { to, span } of needs.get(name) ?? []) {
      const own = group.get(name)
      if (own === undefined || own !== group.get(to)) continue
      if (to === name) {
        const message = `The first ${names.words} would need another one.`
        note(notes, 'required-circle', span, message, 'Make the reference optional with ?.')
      } else if (!reported.has(own)) {
        reported.add(own)
        const message = `${name} needs ${to}, which leads back to ${name}: neither could be made first.`
        note(notes, 'required-circle', span, message, 'Make one of the references optional with ?.')
      }
    }
  }
}

interface Need {
  readonly to: string
  readonly span: Draft['span']
}

function requiredBy({ fields, owner }: Draft): readonly Need[] {
  return fields.flatMap(({ field, span }) =>
    field.type.kind === 'reference' && !field.optional && owner?.field !== field.name
      ? [{ to: field.type.entity, span }]
      : [],
  )
}
