import type { Source, Span } from './types.ts'

export interface Place {
  /** both from 1; columns count UTF-16 units, as editors do */
  readonly line: number
  readonly column: number
}

export interface Lines {
  readonly text: string
  /** the offset at which each line begins */
  readonly starts: readonly number[]
}

/** Takes a source's text and returns where its lines begin; computed once for all the places in it. */
export function linesOf(text: string): Lines {
  const starts = [0]
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return { text, starts }
}

/** Takes an offset and returns its line and column. */
export function placeAt({ starts, text }: Lines, offset: number): Place {
  const within = Math.max(0, Math.min(offset, text.length))
  let low = 0
  let high = starts.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((starts[middle] ?? 0) <= within) low = middle
    else high = middle - 1
  }
  return { line: low + 1, column: within - (starts[low] ?? 0) + 1 }
}

/** The text of a line (from 1) without its end. */
export function lineText({ text, starts }: Lines, line: number): string {
  const end = starts[line] ?? text.length + 1
  return text.slice(starts[line - 1] ?? text.length, end - 1).replace(/\r$/, '')
}

/** Keeps the lines of each source that is asked for. */
export function linesBySource(sources: readonly Source[]): (span: Span) => Lines | null {
  const texts = new Map(sources.map((source) => [source.path, source.text]))
  const known = new Map<string, Lines>()
  return ({ source }) => {
    const text = texts.get(source)
    if (text === undefined) return null
    const lines = known.get(source) ?? linesOf(text)
    known.set(source, lines)
    return lines
  }
}
