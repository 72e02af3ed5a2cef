/** A spec's text as a TypeScript string literal: the only way in which it may enter code. */
export const literal = (text: string): string =>
  `'${JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'").replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029')}'`

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
