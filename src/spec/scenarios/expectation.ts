import { expectation as expectationKeys } from '../keys/table.ts'
import { readMap } from '../read-map.ts'
import type { Entry, Node } from '../text/node.ts'
import { note } from '../text/notes.ts'
import type { Expectation } from '../types.ts'
import { scalarOf, wholeOf } from '../values.ts'
import { checkCode } from './codes.ts'
import { readHeaders } from './headers.ts'
import { readBody } from './json.ts'
import type { Scene } from './known.ts'
import type { Answer } from './routes.ts'

const anySuccess: Expectation = { status: null, code: null, body: undefined, headers: {} }

/** Takes the value of `expect` (undefined: any success) and who answers. */
export function readExpectation(node: Node | undefined, answer: Answer | null, scene: Scene): Expectation {
  if (node === undefined) return anySuccess
  if (node.kind !== 'map') return { ...anySuccess, status: readStatus(node, 'a status, or a map', scene) }
  if (node.entries.length === 0)
    note(scene.notes, 'empty', node.span, '`expect` expects nothing.', 'Remove it: any success is expected then.')
  const { keys } = readMap(node, expectationKeys, '`expect`', scene.notes)
  const status = keys.status ? readStatus(keys.status.value, 'a status', scene) : null
  return {
    status,
    code: keys.code ? readCode(keys.code, status, answer, scene) : null,
    body: keys.body && readBody(keys.body, scene),
    headers: readHeaders(keys.headers?.value, scene),
  }
}

export function readStatus(node: Node, expected: string, { notes }: Scene): number | null {
  const scalar = scalarOf(node, '`expect`', notes, expected)
  return scalar === null ? null : wholeOf(scalar, 100, 599, 'a status', notes)
}

function readCode({ value }: Entry, status: number | null, answer: Answer | null, scene: Scene): string | null {
  const scalar = scalarOf(value, '`code`', scene.notes, 'the code of an error')
  if (scalar === null) return null
  if (status !== null && status < 400) {
    const message = `An answer with the status ${status} has no code of an error.`
    return note(scene.notes, 'bad-expectation', scalar.span, message, 'Remove one of the two.')
  }
  checkCode(scalar, answer, scene)
  return scalar.text
}
