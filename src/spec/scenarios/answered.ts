import { shown } from '../../diagnostics/index.ts'
import { statusOf } from '../api.ts'
import { nearestTo, note } from '../text/notes.ts'
import type { Expectation } from '../types.ts'
import type { Asked } from './address.ts'
import type { Scene } from './known.ts'
import { type Address, addressesAt, type Answer, isValue, nameOf, segmentsOf } from './routes.ts'

/** Who answers a request; null if that shows only when it runs, or if nobody does. Notes what was asked. */
export function answerTo({ method, path }: Asked, { addresses, asked }: Scene): Answer | null {
  if (!path.startsWith('/')) {
    asked.add(null)
    return null
  }
  const found = addressesAt(path, addresses).find((address) => address.method === method)
  const name = found === undefined ? null : nameOf(found.answer)
  if (name !== null) asked.add(name)
  return found?.answer ?? null
}

/** What a request expects, for itself or with others that are sent together. */
export interface Wish extends Pick<Expectation, 'code'> {
  readonly statuses: readonly number[]
}

/** Reports a request that nobody answers, unless it was meant to be one. */
export function checkAnswered(asked: Asked, wish: Wish, scene: Scene): void {
  const { addresses, asked: calls, api, whole, notes } = scene
  const absent = [404, 405, statusOf(api, 'not_found')]
  if (!whole || wish.code === 'not_found' || wish.statuses.some((status) => absent.includes(status))) return
  // it was meant to call something
  calls.add(null)
  const { method, path, span } = asked
  const there = addressesAt(path, addresses)
  const own = path.replace(/\?.*/s, '')
  if (there.length > 0) {
    const hint = `There is ${there.map((one) => `${one.method} ${one.path}`).join(', ')}.`
    note(notes, 'no-such-route', span, `\`${shown(own)}\` has no ${method}.`, hint)
  } else {
    const message = `Nothing answers \`${shown(`${method} ${own}`)}\`.`
    note(notes, 'no-such-route', span, message, hintFor({ method, path: own }, scene))
  }
}

function hintFor(asked: Pick<Address, 'method' | 'path'>, scene: Scene): string {
  const { prefix } = scene.api
  const { method, path } = asked
  const rest = prefix !== '' && path.startsWith(`${prefix}/`) ? path.slice(prefix.length) : ''
  if (rest !== '' && addressesAt(rest, scene.addresses).length > 0)
    return `The prefix comes by itself: ${method} ${shown(rest)}.`
  const near = meant(asked, scene)
  return near === null ? 'Expect 404, if nothing should answer.' : `Did you mean ${near}?`
}

/** The address that reads most alike, where all values count as the same. */
function meant(asked: Pick<Address, 'method' | 'path'>, { alike, notes }: Scene): string | null {
  const near = nearestTo(notes, likeness(asked), () => alike.keys())
  return near === null ? null : (alike.get(near) ?? null)
}

export function likeness({ method, path }: Pick<Address, 'method' | 'path'>): string {
  return `${method} /${segmentsOf(path)
    .map((segment) => (isValue(segment) ? ':' : segment))
    .join('/')}`
}
