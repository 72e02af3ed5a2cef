import { shown, type Span } from '../../diagnostics/index.ts'
import { notYet } from '../read-map.ts'
import { partOf, type ScalarNode } from '../text/node.ts'
import { listed, nearestTo, note } from '../text/notes.ts'
import type { Scene } from './known.ts'
import { piecesOf } from './placeholders.ts'

/** Checks every placeholder of a text. */
export function checkPlaceholders(scalar: ScalarNode, scene: Scene): void {
  for (const piece of piecesOf(scalar.text)) {
    const span = partOf(scalar, piece.at, piece.at + piece.text.length)
    if (piece.kind === 'saved') checkSaved(piece.name, span, scene)
    else if (piece.kind === 'given') checkGiven(piece.name, span, scene)
    else if (piece.kind === 'broken') {
      const hint = 'A time is "{now}", "{now + 7d}" or "{now - 2h}", with ms, s, min, h or d.'
      note(scene.notes, 'bad-placeholder', span, `\`${shown(piece.text)}\` is not a time.`, hint)
    }
  }
}

export function checkGiven(name: string, span: Span, { later, notes }: Scene): void {
  if (!later.has(name.replace(/\..*/, '')))
    notYet(notes, span, `\`${shown(name)}\`, a value of a person or a given row,`)
}

/** Whether an earlier step saved a value of this name; reports it if not. */
export function checkSaved(name: string, span: Span, { saved, later, notes }: Scene): void {
  if (saved.has(name) || later.has(name)) return
  const near = nearestTo(notes, name, () => saved)
  const others = saved.size === 0 ? 'Nothing is saved before this step.' : `Saved are ${listed(saved)}.`
  const hint =
    near === null ? `${others} Add save: { ${shown(name)}: id } to an earlier step.` : `Did you mean ${near}?`
  note(notes, 'unknown-saved', span, `No earlier step saves \`${shown(name)}\`.`, hint)
}
