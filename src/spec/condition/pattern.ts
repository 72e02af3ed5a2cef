import { type AST, RegExpParser } from '@eslint-community/regexpp'
import { ambiguity } from './ambiguity.ts'
import { type PatternFault, refusedPart } from './pattern-parts.ts'

export type { PatternFault } from './pattern-parts.ts'

const longest = 200
const parser = new RegExpParser({ ecmaVersion: 2024 })

/**
 * Takes a regular expression and returns what is wrong with it, or null: it has to mean the same in JavaScript (with the
 * flag u), PostgreSQL and RE2, and none of them may take long to say no.
 */
export function checkPattern(source: string): PatternFault | null {
  if (source === '') return { message: 'The pattern is empty.' }
  if (source.length > longest)
    return { message: `The pattern has ${source.length} characters; at most ${longest} are allowed.` }
  const pattern = parsed(source)
  if (pattern === null) return { message: 'The pattern is no regular expression.', hint: hintFor(source) }
  return refusedPart(pattern) ?? ambiguity(pattern.alternatives)
}

function parsed(source: string): AST.Pattern | null {
  try {
    return parser.parsePattern(source, 0, source.length, { unicode: true })
  } catch (reason) {
    if (reason instanceof SyntaxError || (reason instanceof Error && reason.name === 'SyntaxError')) return null
    throw reason
  }
}

function hintFor(source: string): string {
  return /\\[a-z_-]/i.test(source)
    ? 'Only characters with a meaning of their own are escaped, such as `\\.` or `\\/`.'
    : 'Brackets come in pairs; a character with a meaning of its own is escaped: `\\.`.'
}
