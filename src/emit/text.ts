import type { SqlParameter, SqlPart } from '../sql/index.ts'

/** A spec's text as a TypeScript string literal: the only way in which it may enter code. */
export const literal = (text: string): string =>
  `'${JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'").replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029')}'`

/** A text as a template literal, for SQL, which is full of quotes. */
export const template = (text: string): string => `\`${templated(text)}\``

/** SQL with values that come with the request, as Drizzle's `sql`. */
export const sqlTemplate = (parts: readonly SqlPart[]): string =>
  `sql\`${parts.map((part) => (typeof part === 'string' ? templated(part) : `\${${valueOf(part)}}`)).join('')}\``

const templated = (text: string): string => text.replaceAll(/[\\`]|\$\{/g, String.raw`\$&`)

const valueOf = (part: SqlParameter): string => {
  if (part.parameter !== 'input') return part.parameter
  if (!part.reference) return member('input', part.name) + (part.optional ? ' ?? null' : '')
  return `${member('input', part.name)}${part.optional ? '?.id ?? null' : '.id'}`
}

/** `input.name`; names of a spec are identifiers of JavaScript. */
const member = (object: string, name: string): string => `${object}.${name}`

/** A property's key: quoted where it is no identifier. */
export const key = (name: string): string => (/^[A-Za-z_]\w*$/.test(name) ? name : literal(name))

export const list = (items: readonly string[]): string => `[${items.join(', ')}]`

export const lines = (items: readonly string[]): string => items.join('\n')

/** `import { a, b } from 'x'`, names sorted; nothing when there are none. */
export const imports = (names: readonly string[], from: string): string => {
  if (names.length === 0) return ''
  const sorted = [...new Set(names)].toSorted((a, b) => (bare(a) < bare(b) ? -1 : bare(a) > bare(b) ? 1 : 0))
  if (sorted.every((name) => name.startsWith('type ')))
    return `import type { ${sorted.map(bare).join(', ')} } from '${from}'\n`
  return `import { ${sorted.join(', ')} } from '${from}'\n`
}

/**
 * Tells which names a piece of code uses, so that it imports these and no others. What stands in quotes is text, but for
 * what a template puts in; a name behind a dot or before a colon is a property.
 */
export const usesOf = (code: string): ((name: string) => boolean) => {
  const plain = code.replaceAll(/'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\[^])*`/g, (text) =>
    text.startsWith('`') ? `(${(text.match(/\$\{[^}]*\}/g) ?? []).join(' ')})` : "''",
  )
  return (name) => new RegExp(`(?<!\\w|[^.]\\.)${name}(?![\\w:])`).test(plain)
}

const bare = (name: string): string => name.replace(/^type /, '')

/** A spec's text in Markdown: shown as it is, never as markup. */
export const markdown = (text: string): string =>
  text
    .replaceAll(/[\\`*_{}[\]<>#|!&~]/g, String.raw`\$&`)
    .replaceAll(/\s+/g, ' ')
    .replace(/^(\d+)(?=[.)])/, '$1\\')
    .replace(/^[-+]/, String.raw`\$&`)

/** 'a task', 'an order' */
export const withArticle = (words: string): string => `${/^[aeiou]/i.test(words) ? 'an' : 'a'} ${words}`
