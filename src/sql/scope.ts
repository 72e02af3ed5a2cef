import { sqlName } from './types.ts'

/** What the names of an expression stand for, in one place of a statement. */
export interface Scope {
  /** the alias of `it` with its dot, or '' for bare column names */
  readonly row: string
  /** those of the macros' variables around, the outermost first */
  readonly variables: readonly string[]
  /** gives an alias that nothing else in the statement has */
  readonly alias: () => string
}

/** `row`: the alias of `it`; null: columns by their bare names. */
export const scopeOf = (row: string | null): Scope => {
  let count = 0
  const alias = (): string => {
    const letter = String.fromCharCode(97 + (count % 26))
    const round = Math.floor(count / 26)
    count++
    const name = round === 0 ? letter : `${letter}${round}`
    return name === row ? alias() : name
  }
  return { row: row === null ? '' : dotted(sqlName(row)), variables: [], alias }
}

export const dotted = (alias: string): string => `${alias}.`
