import { type ASTNode, Environment, ParseError } from '@marcbachmann/cel-js'
import { shown } from '../../diagnostics/index.ts'
import { partOf, type ScalarNode } from '../text/node.ts'
import { note, type Notes } from '../text/notes.ts'

const longest = 2000
/** the library counts the nodes that it makes; its other limits are of kinds that we refuse or bound ourselves */
const limits = { maxAstNodes: 300, maxDepth: 40, maxListElements: 200, maxCallArguments: 16, maxMapEntries: 16 }
const environment = new Environment({ unlistedVariablesAreDyn: true, limits })

/** Takes the text of an expression and returns its syntax tree; null if it has none, which is reported. */
export function parseExpression(scalar: ScalarNode, notes: Notes): ASTNode | null {
  const { text } = scalar
  if (text.length > longest)
    return tooLarge(scalar, notes, `It has ${text.length} characters; at most ${longest} are allowed.`)
  try {
    return environment.parse(text).ast
  } catch (reason) {
    if (!(reason instanceof ParseError)) throw reason
    if (reason.code === 'limit_exceeded')
      return tooLarge(scalar, notes, 'It has too many parts, or is nested too deep.')
    return syntaxError(scalar, reason, notes)
  }
}

export function tooLarge(scalar: ScalarNode, notes: Notes, message: string): null {
  return note(notes, 'long-expression', scalar.span, `The expression is too large. ${message}`)
}

function syntaxError(scalar: ScalarNode, { code, summary, range }: ParseError, notes: Notes): null {
  const { text } = scalar
  const start = Math.min(range?.start ?? 0, text.length)
  const end = Math.max(range?.end ?? text.length, start)
  const span = partOf(scalar, start, end)
  if (code === 'invalid_macro_argument')
    return note(
      notes,
      'bad-expression',
      span,
      'The variable of a macro is a single name.',
      'Write `items.exists(item, item.price > 10)`.',
    )
  const found =
    start >= text.length ? 'the expression ends here' : `\`${shown(text.slice(start, end), 40)}\` stands here`
  if (/^=(?!=)/.test(text.slice(start)))
    return note(notes, 'bad-expression', span, `The expression cannot be read: ${found}.`, 'Equality is `==`.')
  if (/^(unexpected|expected)_/.test(code))
    return note(notes, 'bad-expression', span, `The expression cannot be read: ${found}.`, hintAt(text, start))
  return note(notes, 'bad-expression', span, `The expression cannot be read: ${shown(summary, 120)}.`)
}

function hintAt(text: string, start: number): string | undefined {
  if (/^and\b/i.test(text.slice(start))) return '`and` is `&&`.'
  if (/^or\b/i.test(text.slice(start))) return '`or` is `||`.'
  if (/^['"]/.test(text.slice(start))) return "A quote inside a text is written `\\'`."
  return undefined
}
