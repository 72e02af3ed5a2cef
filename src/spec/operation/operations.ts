import type { Span } from '../../diagnostics/index.ts'
import type { EntityContext } from '../entity/entity.ts'
import type { Relations } from '../entity/relations.ts'
import { camelCase } from '../../names/index.ts'
import { byName } from '../order.ts'
import { mapOf } from '../read-map.ts'
import type { Entry } from '../text/node.ts'
import { note } from '../text/notes.ts'
import type { Field, Operation } from '../types.ts'
import { checkOperationName } from './name.ts'
import { type OperationKeys, readOperation } from './operation.ts'
import { readStates } from './states.ts'
import { operation as operationKeys } from '../keys/table.ts'
import { readMap } from '../read-map.ts'

/** An operation and where a mistake about it is shown. */
export interface PlacedOperation {
  readonly operation: Operation
  readonly span: Span
}

/** What the readers of operations know besides their entity's draft. */
export interface OperationContext extends EntityContext {
  readonly fields: readonly Field[]
  readonly named: ReadonlyMap<string, Field>
  readonly relations: Relations
}

/** Operations and transitions of an entity, by name. */
export function readOperations(
  fields: readonly Field[],
  relations: Relations,
  context: EntityContext,
): readonly PlacedOperation[] {
  const inside: OperationContext = {
    ...context,
    fields,
    named: new Map(fields.map((field) => [field.name, field])),
    relations,
  }
  const found: PlacedOperation[] = [...plainOperations(inside), ...readStates(inside)]
  const own = new Map<string, PlacedOperation>()
  for (const one of found) {
    const { name } = one.operation
    const twin = own.get(camelCase(name))
    if (twin === undefined) own.set(camelCase(name), one)
    else {
      const message = `There is an operation \`${twin.operation.name}\` already.`
      note(context.notes, 'name-clash', one.span, message, 'Rename one of the two.')
    }
  }
  return byName([...own.values()].map((one) => ({ name: one.operation.name, one }))).map(({ one }) => one)
}

function plainOperations(context: OperationContext): PlacedOperation[] {
  const { draft, notes } = context
  const node = draft.keys.operations?.value
  const map = node && mapOf(node, '`operations`', notes)
  return (map?.entries ?? []).flatMap((entry) => {
    if (!checkOperationName(entry, context)) return []
    const operation = plainOperation(entry, context)
    return operation === null ? [] : [{ operation, span: entry.keySpan }]
  })
}

function plainOperation(entry: Entry, context: OperationContext): Operation | null {
  const map = mapOf(entry.value, `the operation \`${entry.key}\``, context.notes)
  if (map === null) return null
  const found = readMap(map, operationKeys, 'an operation', context.notes)
  const keys: OperationKeys = found.keys
  return readOperation(entry, keys, null, context)
}
