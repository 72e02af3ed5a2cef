import { shown } from '../../diagnostics/index.ts'
import { type Node, partOf, type ScalarNode } from '../text/node.ts'
import { nearestTo, note, type Notes } from '../text/notes.ts'
import { type Entity, verbs } from '../types.ts'
import { scalarOf } from '../values.ts'

/**
 * Takes the value of `by` and returns it if the app has what it names: Entity.field, .verb, .operation or .transition.
 * Nothing is called unknown unless the `whole` app could be read.
 */
export function readBy(node: Node, entities: readonly Entity[], whole: boolean, notes: Notes): string | null {
  const scalar = scalarOf(node, '`by`', notes, 'a text')
  if (scalar === null) return null
  const [, name, member] = /^([A-Za-z]\w*)\.([A-Za-z]\w*)$/.exec(scalar.text) ?? []
  if (name === undefined || member === undefined) {
    const hint = 'Write it like Product.price or Product.create.'
    return note(notes, 'unknown-by', scalar.span, `\`${shown(scalar.text)}\` is not of the form Entity.name.`, hint)
  }
  const entity = entities.find((one) => one.name === name)
  if (entity !== undefined && membersOf(entity).includes(member)) return scalar.text
  if (!whole) return null
  return entity === undefined
    ? unknownEntity(scalar, name, entities, notes)
    : unknownMember(scalar, entity, member, notes)
}

function unknownEntity(scalar: ScalarNode, name: string, entities: readonly Entity[], notes: Notes): null {
  const near = nearestTo(notes, name, () => entities.map((one) => one.name))
  const hint = near === null ? undefined : `Did you mean ${near}?`
  const span = partOf(scalar, 0, name.length)
  return note(notes, 'unknown-by', span, `There is no entity ${shown(name)}.`, hint)
}

function unknownMember(scalar: ScalarNode, entity: Entity, member: string, notes: Notes): null {
  const span = partOf(scalar, entity.name.length + 1, scalar.text.length)
  if (verbs.some((verb) => verb === member)) {
    const hint = `Add it to \`expose\` of ${entity.name}.`
    return note(notes, 'unknown-by', span, `${entity.name} has no route for \`${member}\`.`, hint)
  }
  const members = membersOf(entity)
  const near = nearestTo(notes, member, () => members)
  const hint = near === null ? `It has ${members.slice(0, 20).join(', ')}.` : `Did you mean ${entity.name}.${near}?`
  return note(notes, 'unknown-by', span, `${entity.name} has no \`${shown(member)}\`.`, hint)
}

/** All that a requirement can be fulfilled by: what a row shows, and what can be asked. */
function membersOf({ fields, computed, parts, links, timestamps, routes, operations }: Entity): readonly string[] {
  const named = [...fields, ...computed, ...parts, ...links, ...operations].map(({ name }) => name)
  return [...named, ...routes.map(({ verb }) => verb), 'id', timestamps.created, timestamps.updated]
}
