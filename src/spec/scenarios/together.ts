import { mapOf, wrongKind } from '../read-map.ts'
import type { Entry, Node } from '../text/node.ts'
import { note } from '../text/notes.ts'
import type { RequestStep, Step } from '../types.ts'
import { readStatus } from './expectation.ts'
import type { Scene } from './known.ts'
import { readRequest, requestKeys, type StepKeys } from './request.ts'
import { savedBy } from './save.ts'

/** Takes the keys of a step with `together`; what its requests save is known after all of them. */
export function readTogether(keys: StepKeys & { together: Entry }, scene: Scene): Step | null {
  const { together, expect, ...others } = keys
  for (const entry of Object.values(others)) {
    const hint = 'It belongs to one of the requests.'
    note(scene.notes, 'bad-step', entry.keySpan, `\`${entry.key}\` cannot stand beside \`together\`.`, hint)
  }
  const list = together.value
  if (list.kind !== 'list') return wrongKind(list, '`together`', 'a list of requests', scene.notes)
  if (list.items.length < 2 || list.items.length > 50)
    note(scene.notes, 'bad-step', together.keySpan, 'Between 2 and 50 requests can be sent together.')
  const statuses = expect ? readStatuses(expect.value, list.items.length, scene) : null
  const requests = list.items.flatMap((item) => readOne(item, expect ? (statuses ?? []) : null, scene) ?? [])
  for (const name of list.items.flatMap(savedBy)) scene.saved.add(name)
  return { kind: 'together', requests, expect: statuses }
}

function readStatuses(node: Node, count: number, scene: Scene): readonly number[] | null {
  if (node.kind !== 'list') return wrongKind(node, '`expect` of `together`', 'a list of statuses', scene.notes)
  if (node.items.length !== count) {
    const message = `${count} requests are sent, but the list of statuses has ${node.items.length}.`
    note(scene.notes, 'bad-expectation', node.span, message, 'Name a status for each request, in any order.')
  }
  return node.items.flatMap((item) => readStatus(item, 'a status', scene) ?? [])
}

/** One of them; with `statuses` for all it expects nothing of its own. */
function readOne(node: Node, statuses: readonly number[] | null, scene: Scene): RequestStep | null {
  const map = mapOf(node, 'an entry of `together`', scene.notes)
  const keys = map && requestKeys(map, 'a request', scene)
  if (keys === null) return null
  const { times, together } = keys
  if (times) refuse(times, 'Write the request as often as it is to be sent.', scene)
  if (together) refuse(together, 'Only requests are sent together.', scene)
  if (keys.expect && statuses !== null) refuse(keys.expect, 'The statuses stand beside `together` already.', scene)
  return readRequest(keys, statuses ?? [], scene)
}

function refuse({ key, keySpan }: Entry, hint: string, { notes }: Scene): void {
  note(notes, 'bad-step', keySpan, `\`${key}\` cannot stand in \`together\`.`, hint)
}
