import { shown } from '../../diagnostics/index.ts'
import { nearest } from '../../names/index.ts'
import { readExpression } from '../condition/index.ts'
import type { Roots } from '../condition/model.ts'
import { codeName } from '../entity/rules.ts'
import { failure as failureKeys } from '../keys/table.ts'
import { byName } from '../order.ts'
import { mapOf, readMap } from '../read-map.ts'
import { type Entry, isEmpty, type Node, type ScalarNode } from '../text/node.ts'
import { note } from '../text/notes.ts'
import { type ErrorKind, errorKinds, type Expr, type Failure } from '../types.ts'
import { scalarOf, textOf } from '../values.ts'
import type { OperationContext } from './operations.ts'

/** An operation's context, and what its conditions may begin with. */
export interface ConditionContext extends OperationContext {
  readonly roots: Roots
}

/** Named failures, by name: of several that hold, the first one is told. */
export function readFails(node: Node, context: ConditionContext): readonly Failure[] {
  const map = mapOf(node, '`fails`', context.notes)
  return byName((map?.entries ?? []).flatMap((entry) => readFailure(entry, context) ?? []))
}

function readFailure({ key, keySpan, value }: Entry, context: ConditionContext): Failure | null {
  const { notes } = context
  if (!codeName.test(key) || key.length > 60) {
    const hint = 'Use small letters and underscores: out_of_stock.'
    return note(notes, 'bad-name', keySpan, `\`${shown(key)}\` is not a name for a failure.`, hint)
  }
  if (value.kind === 'map') return longForm(key, value, context)
  const scalar = scalarOf(value, `\`${key}\``, notes, 'a kind of error, a status or a condition')
  if (scalar === null) return null
  const kind = kindOf(scalar)
  if (kind !== null) return { name: key, ...kind, when: null, says: '' }
  const near = scalar.plain && /^[a-z_]+$/.test(scalar.text) ? nearest(scalar.text, errorKinds) : null
  if (near !== null)
    return note(notes, 'bad-value', scalar.span, `\`${scalar.text}\` is not a kind of error.`, `Did you mean ${near}?`)
  if (/^\d+$/.test(scalar.text)) {
    const message = `\`${shown(scalar.text)}\` is not the status of an error.`
    return note(notes, 'bad-value', scalar.span, message, 'Those are 400 to 599.')
  }
  const when = readWhen(scalar, context)
  return when && { name: key, kind: 'rule', status: null, when, says: '' }
}

function longForm(name: string, node: Extract<Node, { kind: 'map' }>, context: ConditionContext): Failure | null {
  const { notes } = context
  const { keys } = readMap(node, failureKeys, 'a failure', notes)
  const status = keys.status && scalarOf(keys.status.value, '`status`', notes, 'a kind of error or a status')
  const kind = status ? kindOf(status) : { kind: 'rule' as const, status: null }
  if (kind === null && status) {
    return note(
      notes,
      'bad-value',
      status.span,
      `\`${shown(status.text)}\` is neither a kind of error nor a status.`,
      `The kinds are ${errorKinds.join(', ')}.`,
    )
  }
  const when = keys.when ? readWhen(keys.when.value, context) : null
  if (kind === null || (keys.when && when === null)) return null
  return { name, ...kind, when, says: keys.says ? (textOf(keys.says.value, '`says`', notes) ?? '') : '' }
}

function readWhen(node: Node, { roots, model, notes }: ConditionContext): Expr | null {
  return readExpression(node, { what: 'a failure', roots, wanted: 'bool' }, model, notes)
}

/** A word, or a status of the kind that is nearest to it. */
function kindOf(scalar: ScalarNode): Pick<Failure, 'kind' | 'status'> | null {
  if (isEmpty(scalar)) return null
  const kind = errorKinds.find((one) => one === scalar.text)
  if (kind !== undefined) return { kind, status: null }
  if (!/^[45]\d\d$/.test(scalar.text)) return null
  return { kind: kindOfStatus[scalar.text] ?? 'rule', status: Number(scalar.text) }
}

const kindOfStatus: Readonly<Record<string, ErrorKind>> = {
  400: 'malformed',
  401: 'unauthenticated',
  403: 'forbidden',
  404: 'not_found',
  409: 'conflict',
  429: 'rate_limited',
}
