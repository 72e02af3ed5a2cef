import { kebabCase } from '../../names/index.ts'
import type { Found } from '../read-map.ts'
import { notYet } from '../read-map.ts'
import type { operation as operationKeys, transition as transitionKeys } from '../keys/table.ts'
import type { Entry } from '../text/node.ts'
import { note } from '../text/notes.ts'
import type { Roots } from '../condition/model.ts'
import type { Operation, Transition } from '../types.ts'
import { textOf, wordOf } from '../values.ts'
import { readLinkChanges, readSet } from './changes.ts'
import { readFails } from './fails.ts'
import { inputMembers, placedInput, readInput } from './input.ts'
import { readReturns, readStatus } from './returns.ts'
import { type OperationAddress, readOperationRoute } from './route.ts'
import { rowOfRoute } from './row.ts'
import type { OperationContext } from './operations.ts'

export type OperationKeys = Partial<Found<typeof operationKeys>['keys'] & Found<typeof transitionKeys>['keys']>

/** Takes what stands under an operation's or transition's name, and returns its contract. */
export function readOperation(
  entry: Entry,
  keys: OperationKeys,
  transition: Transition | null,
  context: OperationContext,
): Operation | null {
  const { key, keySpan } = entry
  const { notes, draft } = context
  const address = readAddress(entry, keys, context)
  if (address === null) return null
  const given = keys.input ? readInput(keys.input, context) : { all: [], unread: [] }
  const row = rowOfRoute(address, given, context)
  const onRow = row.kind !== 'none'
  const input = placedInput(given, address, row.by, context)
  const roots: Roots = { it: onRow ? draft.name : null, input: inputMembers(given) }
  const returns = readReturns(keys, onRow, context)
  const inside = { ...context, roots }
  const fails = keys.fails ? readFails(keys.fails.value, inside) : []
  const written = new Set(given.all.flatMap((one) => (one.written ? [one.field.name] : [])))
  const set = keys.set ? readSet(keys.set.value, written, inside) : []
  const add = keys.add ? readLinkChanges(keys.add.value, '`add`', inside) : []
  const remove = keys.remove ? readLinkChanges(keys.remove.value, '`remove`', inside) : []
  // what could not be read would have said something too
  const says = [keys.set, keys.add, keys.remove].some((one) => one !== undefined) || keys.input?.value.kind === 'list'
  if (!onRow && (says || transition !== null)) {
    const message = `\`${key}\` changes a row, and its route names none.`
    return note(notes, 'no-row', keys.route?.value.span ?? keySpan, message, 'Put :id into its path.')
  }
  if (address.method === 'GET' && (says || transition !== null)) {
    const span = keys.route?.value.span ?? keySpan
    return note(notes, 'bad-route', span, `\`${key}\` changes a row, and a GET changes nothing.`, 'Use POST.')
  }
  const code = readCode(keys, says || transition !== null, context)
  if (returns === undefined || input === null) return null
  const status = readStatus(keys, returns, row.kind, context)
  return {
    name: key,
    description: (keys.description && textOf(keys.description.value, '`description`', notes)) ?? '',
    route: { method: address.method, path: address.path, status },
    onRow,
    input,
    returns,
    fails,
    transition,
    set,
    add,
    remove,
    code,
  }
}

/** `POST <row>/<name>`, unless a route is given. */
function readAddress({ key, keySpan }: Entry, keys: OperationKeys, context: OperationContext): OperationAddress | null {
  const { draft, notes } = context
  if (keys.route) return readOperationRoute(keys.route.value, notes)
  if (draft.owner) return notYet(notes, keySpan, 'An operation on a part without a `route` of its own')
  const path = `${draft.path === '/' ? '' : draft.path}/:id/${kebabCase(key)}`
  return { method: 'POST', path, parameters: ['id'], span: keySpan }
}

/** An operation calls the owner's function unless it says all itself; a transition only when told to. */
function readCode({ code }: OperationKeys, says: boolean, { notes }: OperationContext): boolean {
  const word = code ? wordOf(code.value, ['true', 'false'], '`code`', notes) : null
  if (code && word === 'false' && !says) {
    const hint = 'Add `set`, `add` or `remove`, or let it call code.'
    note(notes, 'bad-value', code.value.span, 'The operation would do nothing at all.', hint)
  }
  return word === null ? !says : word === 'true'
}
