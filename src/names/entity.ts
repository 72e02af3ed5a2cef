import { plural } from './plural.ts'
import type { EntityNames } from './types.ts'
import { capital, rawWords } from './words.ts'

/**
 * Takes an entity's name in PascalCase and returns every form of it. A name whose plural looks like its singular
 * (Sheep, News) gets the suffix Collection in code, so that one row and many rows never share an identifier;
 * its table and path keep the plain word.
 */
export function entityNames(name: string): EntityNames {
  const raw = rawWords(name)
  const one = raw.map((word) => word.toLowerCase())
  const last = raw.at(-1) ?? ''
  const many = [...one.slice(0, -1), manyOf(last)]
  const head = name.slice(0, name.length - last.length)
  const tail = many.at(-1) ?? ''
  const same = tail === last.toLowerCase()
  return {
    type: name,
    types: same ? `${name}Collection` : head + pluralAsWritten(last, tail),
    value: camel(one),
    values: same ? `${camel(one)}Collection` : camel(many),
    table: many.join('_'),
    kebabs: many.join('-'),
    words: one.join(' '),
    manyWords: many.join(' '),
  }
}

/** URLs is a plural already; its small s says so, which the lower-case word no longer does. */
function manyOf(last: string): string {
  return /[A-Z]s$/.test(last) ? last.toLowerCase() : plural(last.toLowerCase())
}

function pluralAsWritten(last: string, many: string): string {
  return many.startsWith(last.toLowerCase()) ? last + many.slice(last.length) : capital(many)
}

function camel(parts: readonly string[]): string {
  return parts.map((part, index) => (index === 0 ? part : capital(part))).join('')
}
