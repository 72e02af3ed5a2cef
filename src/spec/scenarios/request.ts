import { step as stepKeys } from '../keys/table.ts'
import { type Found, readMap } from '../read-map.ts'
import type { MapNode } from '../text/node.ts'
import { note } from '../text/notes.ts'
import type { RequestStep } from '../types.ts'
import { wholeOf } from '../values.ts'
import { readAddress } from './address.ts'
import { answerTo, checkAnswered } from './answered.ts'
import { readExpectation } from './expectation.ts'
import { readHeaders } from './headers.ts'
import { readBody } from './json.ts'
import type { Scene } from './known.ts'
import { readSave } from './save.ts'

export type StepKeys = Found<typeof stepKeys>['keys']

/** Takes the keys of a step with `request`; `together` are the statuses that are expected of it and of others. */
export function readRequest(keys: StepKeys, together: readonly number[], scene: Scene): RequestStep | null {
  const { notes } = scene
  const asked = keys.request ? readAddress(keys.request.value, scene) : null
  const answer = asked === null ? null : answerTo(asked, scene)
  if (asked === null) scene.asked.add(null)
  const expect = readExpectation(keys.expect?.value, answer, scene)
  const statuses = expect.status === null ? together : [expect.status]
  if (asked?.path.startsWith('/') && answer === null) checkAnswered(asked, { code: expect.code, statuses }, scene)
  if (asked?.method === 'GET' && keys.body)
    note(notes, 'bad-request', keys.body.keySpan, 'A GET has no body.', 'Put what it sends into its query.')
  const rest = {
    headers: readHeaders(keys.headers?.value, scene),
    body: keys.body && readBody(keys.body, scene),
    times: (keys.times && wholeOf(keys.times.value, 1, 1000, '`times`', notes)) ?? 1,
    expect,
    save: readSave(keys.save?.value, notes),
  }
  return asked && { method: asked.method, path: asked.path, ...rest }
}

/** The keys of a step that is one request; null if it is none. */
export function requestKeys(map: MapNode, what: string, scene: Scene): StepKeys | null {
  const { keys, later } = readMap(map, stepKeys, what, scene.notes)
  if (keys.request !== undefined) return keys
  // `later: 8d` and `finish: jobs` are steps without a request
  if (later.size === 0 || Object.keys(keys).length > 0)
    note(scene.notes, 'missing-key', map.span, 'The step has no `request`.', 'Add request: GET /products, for example.')
  return null
}
