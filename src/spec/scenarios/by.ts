import { shown } from '../../diagnostics/index.ts'
import { type Node, partOf, type ScalarNode } from '../text/node.ts'
import { listed, nearestTo, note, type Notes } from '../text/notes.ts'
import { type Entity, verbs } from '../types.ts'
import { scalarOf } from '../values.ts'

/** What requirements can be fulfilled by: the members of each entity. */
export type Targets = ReadonlyMap<string, ReadonlySet<string>>

export function targetsOf(entities: readonly Entity[]): Targets {
  return new Map(entities.map((entity) => [entity.name, new Set(membersOf(entity))]))
}

/**
 * Takes the value of `by` and returns it if the app has what it names: Entity.field, .verb, .operation or .transition.
 * Nothing is called unknown unless the `whole` app could be read.
 */
export function readBy(node: Node, targets: Targets, whole: boolean, notes: Notes): string | null {
  const scalar = scalarOf(node, '`by`', notes, 'a text')
  if (scalar === null) return null
  const [, name, member] = /^([A-Za-z]\w*)\.([A-Za-z]\w*)$/.exec(scalar.text) ?? []
  if (name === undefined || member === undefined) {
    const hint = 'Write it like Product.price or Product.create.'
    return note(notes, 'unknown-by', scalar.span, `\`${shown(scalar.text)}\` is not of the form Entity.name.`, hint)
  }
  const members = targets.get(name)
  if (members?.has(member)) return scalar.text
  if (!whole) return null
  return members === undefined
    ? unknownEntity(scalar, name, targets, notes)
    : unknownMember(scalar, name, members, member, notes)
}

function unknownEntity(scalar: ScalarNode, name: string, targets: Targets, notes: Notes): null {
  const near = nearestTo(notes, name, () => targets.keys())
  const hint = near === null ? undefined : `Did you mean ${near}?`
  const span = partOf(scalar, 0, name.length)
  return note(notes, 'unknown-by', span, `There is no entity ${shown(name)}.`, hint)
}

function unknownMember(
  scalar: ScalarNode,
  entity: string,
  members: ReadonlySet<string>,
  member: string,
  notes: Notes,
): null {
  const span = partOf(scalar, entity.length + 1, scalar.text.length)
  if (verbs.some((verb) => verb === member)) {
    const hint = `Add it to \`expose\` of ${entity}.`
    return note(notes, 'unknown-by', span, `${entity} has no route for \`${member}\`.`, hint)
  }
  const near = nearestTo(notes, member, () => members)
  const hint = near === null ? `It has ${listed(members)}.` : `Did you mean ${entity}.${near}?`
  return note(notes, 'unknown-by', span, `${entity} has no \`${shown(member)}\`.`, hint)
}

/** All that a requirement can be fulfilled by: what a row shows, and what can be asked. */
function membersOf({ fields, computed, parts, links, timestamps, routes, operations }: Entity): readonly string[] {
  const named = [...fields, ...computed, ...parts, ...links, ...operations].map(({ name }) => name)
  return [...named, ...routes.map(({ verb }) => verb), 'id', timestamps.created, timestamps.updated]
}
