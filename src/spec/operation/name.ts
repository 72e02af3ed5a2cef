import { shown } from '../../diagnostics/index.ts'
import { camelCase, snakeCase } from '../../names/index.ts'
import { notYet } from '../read-map.ts'
import { isKeyword, operationReservation, verbReservation } from '../reserved.ts'
import type { Entry } from '../text/node.ts'
import { note } from '../text/notes.ts'
import type { Context } from '../context.ts'

/** Whether a file, a function and an address can be named so; reports it if not. */
export function checkOperationName({ key, keySpan }: Entry, { notes, rows, api }: Context): boolean {
  const name = `\`${shown(key)}\``
  if (!/^[a-z][A-Za-z0-9]*(_[A-Za-z0-9]+)*$/.test(key) || key.length > 40) {
    note(notes, 'bad-name', keySpan, `${name} is not a name for an operation.`, betterName(key, api.naming))
    return false
  }
  const value = camelCase(key)
  const verb = verbReservation(value)
  if (verb === null && isKeyword(value)) {
    notYet(notes, keySpan, `An operation named by a word of JavaScript (${name})`)
    return false
  }
  const entity = rows.get(value)
  const reason =
    verb ?? (entity === undefined ? operationReservation(value) : `the generated code calls the rows of ${entity} so`)
  if (reason === null) return true
  note(notes, 'reserved-name', keySpan, `${name} cannot be an operation: ${reason}.`, 'Say what it does: add_item.')
  return false
}

function betterName(key: string, naming: 'camelCase' | 'snake_case'): string {
  const plain = key.normalize('NFD').replaceAll(/\p{M}/gu, '')
  const better = naming === 'snake_case' ? snakeCase(plain) : camelCase(plain)
  return /^[\w\s.-]+$/.test(plain) && /^[a-z][A-Za-z0-9_]{0,39}$/.test(better)
    ? `Did you mean ${better}?`
    : 'Begin with a small letter: add_item, or addItem; at most 40 characters.'
}
