import { type Lexeme, lexemesOf } from './lexemes.ts'

/**
 * Takes a text and what it was made of, and gives the comments at the ends of lines the columns that their author
 * chose, wherever the line still leaves room for that.
 */
export function alignComments(text: string, original: string): string {
  const now = trailing(text)
  const then = trailing(original)
  if (now.length !== then.length || now.some((comment, index) => comment.text !== then[index]?.text)) return text
  const before = original.split('\n')
  const chosen = then.map((comment) => columnOf(comment, before))
  const lines = text.split('\n')
  now.forEach((comment, index) => {
    const content = (lines[comment.line] ?? '').slice(0, comment.column).trimEnd()
    const shift = indent(content) - indent(before[then[index]?.line ?? 0] ?? '')
    const gap = (chosen[index] ?? 0) + shift - content.length
    lines[comment.line] = `${content}${' '.repeat(gap >= 2 && gap <= farthest ? gap : 1)}${comment.text}`
  })
  return lines.join('\n')
}

/**
 * A comment on a line of its own that stood as deep as the line below it belongs to that line, and stays as deep as it:
 * the library takes the last comments of a block for the block's.
 */
export function indentComments(text: string, original: string): string {
  const now = ownLines(text)
  const then = ownLines(original)
  if (now.length !== then.length || now.some((comment, index) => comment.text !== then[index]?.text)) return text
  const before = original.split('\n')
  const lines = text.split('\n')
  now.forEach((comment, index) => {
    const old = then[index]?.line ?? 0
    if (indent(before[old] ?? '') !== indent(contentBelow(before, old))) return
    lines[comment.line] = ' '.repeat(indent(contentBelow(lines, comment.line))) + comment.text
  })
  return lines.join('\n')
}

function contentBelow(lines: readonly string[], line: number): string {
  return lines.slice(line + 1).find((one) => /^\s*[^\s#]/.test(one)) ?? ''
}

function ownLines(text: string): readonly Lexeme[] {
  return lexemesOf(text).filter(({ type, behind }) => type === 'comment' && !behind)
}

/** Beyond this a column was meant for another, longer line. */
const farthest = 60

/** The column of a comment that was set off with more than one space; null where it just follows. */
function columnOf({ line, column }: Lexeme, lines: readonly string[]): number | null {
  return (lines[line] ?? '').slice(0, column).endsWith('  ') ? column : null
}

function indent(line: string): number {
  return line.length - line.trimStart().length
}

function trailing(text: string): readonly Lexeme[] {
  return lexemesOf(text).filter(({ type, behind }) => type === 'comment' && behind)
}

/** `[ a, b ]` as `[a, b]`: the library pads lists and maps alike, the house only maps. */
export function tightenLists(text: string): string {
  const lexemes = lexemesOf(text)
  return lexemes
    .filter((lexeme, index) => !isPadding(lexeme, lexemes[index - 1], lexemes[index + 1]))
    .map((one) => one.text)
    .join('')
}

function isPadding({ type }: Lexeme, before: Lexeme | undefined, after: Lexeme | undefined): boolean {
  if (type !== 'space' || before === undefined || after === undefined) return false
  return before.type === 'flow-seq-start'
    ? after.type !== 'newline' && after.type !== 'comment'
    : after.type === 'flow-seq-end'
}
