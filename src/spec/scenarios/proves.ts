import { shown } from '../../diagnostics/index.ts'
import type { Node, ScalarNode } from '../text/node.ts'
import { nearestTo, note } from '../text/notes.ts'
import { itemsOf, scalarOf } from '../values.ts'
import type { Scene } from './known.ts'

/** Takes the value of `proves`: an id, or several. Those that exist are returned, each once. */
export function readProves(node: Node | undefined, scene: Scene): readonly ScalarNode[] {
  const found: ScalarNode[] = []
  for (const item of node === undefined ? [] : (itemsOf(node, '`proves`', scene.notes) ?? [])) {
    const id = scalarOf(item, 'an entry of `proves`', scene.notes, 'the id of a requirement')
    if (id === null || !exists(id, scene)) continue
    if (!found.some(({ text }) => text === id.text)) found.push(id)
    else note(scene.notes, 'given-twice', id.span, `\`${shown(id.text)}\` stands here a second time.`)
  }
  return found
}

function exists({ text, span }: ScalarNode, { fulfilled, whole, notes }: Scene): boolean {
  if (fulfilled.has(text)) return true
  if (!whole) return false
  const near = nearestTo(notes, text, () => fulfilled.keys())
  const hint = near === null ? `Add it under \`requirements\`, or take it out.` : `Did you mean ${near}?`
  note(notes, 'unknown-requirement', span, `There is no requirement \`${shown(text)}\`.`, hint)
  return false
}

/** Warns of requirements that something fulfils which no request of the scenario calls. */
export function checkAsked(proves: readonly ScalarNode[], { fulfilled, calls, asked, whole, notes }: Scene): void {
  // a request whose address shows only when it runs may call anything
  if (!whole || asked.has(null)) return
  for (const { text: id, span } of proves) {
    const by = fulfilled.get(id) ?? ''
    const address = asked.has(by) ? undefined : calls.get(by)
    if (address === undefined) continue
    const message = `${id} is fulfilled by ${by}, which no request of this scenario calls.`
    note(
      notes,
      'proves-without-asking',
      span,
      message,
      `Add a request ${address.method} ${address.path}, or take ${id} out.`,
    )
  }
}
