import { CST, Lexer } from 'yaml'
import { shown, type Source, type Span } from '../../diagnostics/index.ts'
import { countLevel, noDepth } from './depth.ts'
import { limits } from './limits.ts'
import { note, type Notes } from './notes.ts'

const forbidden = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufeff]|\r(?!\n)|\p{Cs}/u
const indentedByTab = /^ *\t[ \t]*(?=[^ \t\r\n])/m

/**
 * Looks through a text without building anything from it: size, characters, tabs, depth, and the parts of YAML that a
 * spec does not have. Returns false if the text must not be parsed.
 */
export function scan(source: Source, notes: Notes): boolean {
  return fits(source, notes) && plainText(source, notes) && lexemes(source, notes)
}

function fits({ path, text }: Source, notes: Notes): boolean {
  if (text.length <= limits.fileBytes && Buffer.byteLength(text) <= limits.fileBytes) return true
  note(
    notes,
    'too-large',
    { source: path, start: 0, end: 0 },
    `${shown(path)} is larger than 1 MiB.`,
    'Split it with `include`.',
  )
  return false
}

function plainText({ path, text }: Source, notes: Notes): boolean {
  const control = forbidden.exec(text)
  const tab = indentedByTab.exec(text)
  if (control) {
    const span = { source: path, start: control.index, end: control.index + 1 }
    note(notes, 'control-character', span, `A control character (${codePoint(control[0])}) stands here.`, 'Remove it.')
  }
  if (tab) {
    const start = tab.index + tab[0].indexOf('\t')
    const span = { source: path, start, end: tab.index + tab[0].length }
    note(notes, 'tab', span, 'A line is indented by a tab.', 'Indent with spaces: two for each level.')
  }
  return control === null && tab === null
}

function codePoint(character: string): string {
  return `U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`
}

function lexemes({ path, text }: Source, notes: Notes): boolean {
  const depth = noDepth()
  let offset = 0
  let scalar = false
  let last = ''
  for (const lexeme of new Lexer().lex(text)) {
    const type: string | null = scalar ? 'text' : CST.tokenType(lexeme)
    const zero = type === 'scalar' || type === 'doc-mode' || type === 'flow-error-end'
    const span = { source: path, start: offset, end: offset + lexeme.length }
    if (type === 'text' && lexeme.includes('\n')) depth.column = 0
    if (type !== 'scalar' && type !== 'doc-mode' && countLevel(depth, type, zero ? 0 : lexeme.length) > limits.depth) {
      note(
        notes,
        'too-deep',
        span,
        `More than ${limits.depth} levels are nested here.`,
        'Check the brackets and dashes.',
      )
      return false
    }
    refuse(notes, type, lexeme, span, last)
    if (type === 'directive-line') return false
    if (type === 'text' || type === 'alias') last = lexeme
    if (!zero) offset += lexeme.length
    scalar = type === 'scalar'
  }
  return true
}

/** Anchors, aliases, tags, merge keys and directives: parts of YAML that a spec does not have. */
function refuse(notes: Notes, type: string | null, lexeme: string, span: Span, last: string): void {
  const name = shown(lexeme.slice(1), 40)
  if (type === 'text' && lexeme === '<<') {
    note(notes, 'merge-key', span, 'Merge keys (<<) are refused.', 'Write the keys out.')
  } else if (type === 'anchor') {
    note(
      notes,
      'anchor',
      span,
      `The anchor &${name} is refused.`,
      'Remove it and write the value out where it is meant.',
    )
  } else if (type === 'alias' && last !== '<<') {
    const hint =
      name === ''
        ? 'A star as a text needs quotes: "*".'
        : 'Write the value out; a text that begins with * needs quotes.'
    note(notes, 'alias', span, `The alias *${name} is refused.`, hint)
  } else if (type === 'tag') {
    note(
      notes,
      'tag',
      span,
      `!${name} would be read as a tag and taken off the value.`,
      `Put the whole value in quotes: "!${name}".`,
    )
  } else if (type === 'directive-line') {
    note(
      notes,
      'directive',
      span,
      'Lines that begin with % are refused.',
      'Remove the line; a spec is always YAML 1.2.',
    )
  }
}
