import { shown } from '../diagnostics/index.ts'
import { camelCase, capital, entityNames, snakeCase } from '../names/index.ts'
import type { Context } from './context.ts'
import { notYet } from './read-map.ts'
import { entityReservation, fieldReservation } from './reserved.ts'
import type { Entry } from './text/node.ts'
import { note, type Notes } from './text/notes.ts'

/** PostgreSQL's own limit on identifiers, in bytes; names here are ASCII. */
const identifier = 63

/** Checks an entity's name by itself. Returns whether names can be derived from it. */
export function checkEntityName({ key, keySpan }: Entry, notes: Notes): boolean {
  const name = `\`${shown(key)}\``
  if (!/^[A-Z][A-Za-z0-9]*$/.test(key)) {
    const plain = key.normalize('NFD').replaceAll(/\p{M}/gu, '')
    const better = /^[\w\s.-]+$/.test(plain) ? capital(camelCase(plain)).replace(/^[^A-Za-z]+/, '') : ''
    const hint =
      better === '' || better === key
        ? 'Use ASCII letters and digits, beginning with a capital.'
        : `Did you mean ${shown(capital(better))}?`
    note(
      notes,
      'bad-name',
      keySpan,
      `${name} is not a name for an entity: those are PascalCase, such as OrderItem.`,
      hint,
    )
    return false
  }
  if (key.length > 40 || entityNames(key).table.length > identifier - 8) {
    note(
      notes,
      'name-too-long',
      keySpan,
      `${name} is too long: an entity may have 40 characters.`,
      'PostgreSQL cuts names after 63 bytes.',
    )
    return false
  }
  const reason = entityReservation(entityNames(key))
  if (reason === null) return true
  const hint = `Say what kind it is, such as Shop${key} or ${key}Entry.`
  note(notes, 'reserved-name', keySpan, `${name} cannot be an entity: ${reason}.`, hint)
  return false
}

/** Checks a field's name by itself. Returns whether a column can be derived from it. */
export function checkFieldName(entry: Entry, { notes, api }: Context): boolean {
  const { key, keySpan, value } = entry
  const name = `\`${shown(key)}\``
  const reason = fieldReservation(key)
  if (reason !== null) {
    if (key === 'id' && value.kind === 'scalar' && /^[a-z]+/.exec(value.text)?.[0] === 'serial') {
      notYet(notes, keySpan, 'An `id` of another type')
    } else note(notes, 'reserved-name', keySpan, `${name} cannot be a field: ${reason}.`, hintFor(key))
    return false
  }
  if (!/^[a-z][A-Za-z0-9]*(_[A-Za-z0-9]+)*$/.test(key)) {
    const plain = key.normalize('NFD').replaceAll(/\p{M}/gu, '')
    const form = api.naming === 'snake_case' ? snakeCase(plain) : camelCase(plain)
    const hint =
      /^[\w\s.-]+$/.test(plain) && /^[a-z][A-Za-z0-9_]*$/.test(form)
        ? `Did you mean ${form}?`
        : 'Use ASCII letters, digits and single underscores, beginning with a small letter.'
    note(notes, 'bad-name', keySpan, `${name} is not a name for a field.`, hint)
    return false
  }
  if (key.length > 48 || snakeCase(key).length > identifier - 4) {
    note(
      notes,
      'name-too-long',
      keySpan,
      `${name} is too long: a field may have 48 characters.`,
      'PostgreSQL cuts names after 63 bytes.',
    )
    return false
  }
  warnOfMixture(entry, api.naming, notes)
  return true
}

function hintFor(key: string): string {
  return /^(id|(created|updated)(_at|At))$/.test(key) ? 'Remove the line.' : 'Choose another name.'
}

function warnOfMixture({ key, keySpan }: Entry, naming: 'camelCase' | 'snake_case', notes: Notes): void {
  const mixed = naming === 'snake_case' ? /[A-Z]/.test(key) : key.includes('_')
  if (!mixed) return
  const better = naming === 'snake_case' ? snakeCase(key) : camelCase(key)
  note(
    notes,
    'mixed-naming',
    keySpan,
    `\`${key}\` is not ${naming}, as the names are that come by themselves.`,
    `Write ${better}, or change \`naming\` in \`api\`.`,
  )
}
