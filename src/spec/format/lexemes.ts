import { CST, Lexer } from 'yaml'

export interface Lexeme {
  readonly text: string
  /** of the lexer; 'text' for the content of a plain scalar or a block */
  readonly type: string | null
  /** from 0 */
  readonly line: number
  readonly column: number
  /** whether something other than space stands before it on its line */
  readonly behind: boolean
}

/** Takes a text and returns its lexemes with their places. */
export function lexemesOf(text: string): readonly Lexeme[] {
  const found: Lexeme[] = []
  let line = 0
  let column = 0
  let behind = false
  let scalar = false
  for (const lexeme of new Lexer().lex(text)) {
    const type: string | null = scalar ? 'text' : CST.tokenType(lexeme)
    scalar = type === 'scalar'
    if (type === 'scalar' || type === 'doc-mode' || type === 'flow-error-end') continue
    found.push({ text: lexeme, type, line, column, behind })
    const last = lexeme.lastIndexOf('\n')
    line += last < 0 ? 0 : lexeme.split('\n').length - 1
    column = last < 0 ? column + lexeme.length : lexeme.length - last - 1
    behind = last < 0 ? behind || (type !== 'space' && lexeme !== '') : column > 0
  }
  return found
}
