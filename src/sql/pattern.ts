import type { Expr } from '../spec/index.ts'
import type { Sql } from './parts.ts'
import { sqlText } from './types.ts'

/** In JavaScript and RE2 a dot is no line end; here it would be. */
const dot = '[^\\n\\r\\u2028\\u2029]'

/** Takes a pattern that the spec's check has accepted and returns what means the same in PostgreSQL. */
export const sqlPattern = (source: string): string =>
  source.replaceAll(/\\[^]|\[(?:\\[^]|[^\]\\])*\]|\./gu, (found) => (found === '.' ? dot : found))

/** The same for a whole text, as fields' patterns are. */
export const sqlWholePattern = (source: string): string => `^(?:${sqlPattern(source)})$`

export const patternSql = (pattern: Expr | undefined): Sql => {
  if (pattern?.node !== 'literal') throw new Error('A pattern is a constant')
  return [sqlText(sqlPattern(String(pattern.value)))]
}
