import { step as stepKeys } from '../keys/table.ts'
import { mapOf, readMap, wrongKind } from '../read-map.ts'
import type { MapNode, Node } from '../text/node.ts'
import { note } from '../text/notes.ts'
import type { Step } from '../types.ts'
import type { Scene } from './known.ts'
import { readRequest, requestKeys } from './request.ts'
import { savedBy } from './save.ts'
import { readTogether } from './together.ts'

/** Takes the value of `steps`, in the order in which they are taken. */
export function readSteps(node: Node, scene: Scene): readonly Step[] {
  if (node.kind !== 'list') {
    wrongKind(node, '`steps`', 'a list of steps', scene.notes)
    return []
  }
  if (node.items.length === 0)
    note(scene.notes, 'empty', node.span, 'There are no steps.', 'Add one, such as - { request: GET /products }.')
  return node.items.flatMap((item) => {
    const map = mapOf(item, 'a step', scene.notes)
    const step = map && readStep(map, scene)
    for (const name of savedBy(item)) scene.saved.add(name)
    return step ?? []
  })
}

function readStep(map: MapNode, scene: Scene): Step | null {
  if (map.entries.some(({ key }) => key === 'together')) {
    const { keys } = readMap(map, stepKeys, 'a step', scene.notes)
    return keys.together ? readTogether({ ...keys, together: keys.together }, scene) : null
  }
  const keys = requestKeys(map, 'a step', scene)
  const request = keys && readRequest(keys, [], scene)
  return request && { kind: 'request', ...request }
}
