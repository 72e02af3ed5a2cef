import { shown } from '../../diagnostics/index.ts'
import { typeWords, laterTypes } from '../field/words.ts'
import { notYet } from '../read-map.ts'
import type { ScalarNode } from '../text/node.ts'
import { listed, nearestTo, note } from '../text/notes.ts'
import { scalarOf, wordOf } from '../values.ts'
import type { OperationKeys } from './operation.ts'
import type { OperationContext } from './operations.ts'
import type { RouteRow } from './row.ts'

/** The entity whose row is answered, null for nothing; undefined, and a report, if it cannot be. */
export function readReturns(
  { returns }: OperationKeys,
  onRow: boolean,
  context: OperationContext,
): string | null | undefined {
  const { draft, notes, entities } = context
  if (returns === undefined) return onRow ? draft.name : null
  if (returns.value.kind === 'map') {
    notYet(notes, returns.value.span, 'A record as an answer')
    return undefined
  }
  const scalar = scalarOf(returns.value, '`returns`', notes, 'an entity, or none')
  if (scalar === null) return undefined
  if (scalar.text === 'none') return null
  if (entities.has(scalar.text)) return scalar.text
  if (isLater(scalar.text, context))
    notYet(notes, scalar.span, `The answer \`${shown(scalar.text)}\``, 'an answer that is no row')
  else unknownAnswer(scalar, context)
  return undefined
}

/** `Cart.brief`, `Cart[]`, `Job`, a type of one's own, `file(...)`. */
function isLater(text: string, { entities, types }: OperationContext): boolean {
  const [, name = '', more = ''] = /^([A-Za-z]\w*)(.*)$/s.exec(text) ?? []
  if (name === 'Job' || types.has(name)) return true
  if (entities.has(name)) return /^(\.\w+)?(\[[^\]]*\])?\??$/.test(more)
  return [...typeWords, ...laterTypes].includes(name)
}

function unknownAnswer({ text, span }: ScalarNode, { notes, entities }: OperationContext): void {
  const near = nearestTo(notes, text, () => [...entities, 'none'])
  const hint = near === null ? `There are ${listed(entities)}, and none.` : `Did you mean ${near}?`
  note(notes, 'unknown-entity', span, `There is no entity \`${shown(text)}\`.`, hint)
}

export function readStatus(
  { status, returns: said }: OperationKeys,
  returns: string | null,
  row: RouteRow['kind'],
  { notes, draft }: OperationContext,
): number {
  const usual = returns === null ? 204 : 200
  if (status === undefined) return usual
  if (returns !== null || row === 'other')
    return Number(wordOf(status.value, ['200', '201'], '`status`', notes) ?? usual)
  if (said === undefined && status.value.kind === 'scalar' && status.value.text === '201') {
    const message = 'Nothing is made that could be answered with 201: without a row, `returns` says what is answered.'
    note(notes, 'bad-value', status.value.span, message, `Add returns: ${draft.name}, for example.`)
    return usual
  }
  return Number(wordOf(status.value, ['204', '200'], '`status`', notes) ?? usual)
}
