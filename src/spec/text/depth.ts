/**
 * Counts how deeply a text is nested while its lexemes go by. Columns of a block's indentation, brackets, and the
 * dashes and colons that open a level within a line are all counted, rather too many than too few: the parser behind
 * it is recursive and takes the process down with it.
 */
export interface Depth {
  readonly columns: number[]
  brackets: number
  indicators: number
  column: number
  /** whether the next lexeme may begin a node: at the start of a line, or after a dash */
  opening: boolean
}

export function noDepth(): Depth {
  return { columns: [], brackets: 0, indicators: 0, column: 0, opening: true }
}

/** Takes the next lexeme's type and length; returns the depth reached. */
export function countLevel(depth: Depth, type: string | null, length: number): number {
  if (type === 'newline') newLine(depth)
  else if (type !== 'space' && type !== 'comment') token(depth, type)
  if (type !== 'newline') depth.column += length
  return depth.columns.length + depth.brackets + depth.indicators
}

function newLine(depth: Depth): void {
  depth.column = 0
  if (depth.brackets > 0) return
  depth.indicators = 0
  depth.opening = true
}

function token(depth: Depth, type: string | null): void {
  const indicator = type === 'seq-item-ind' || type === 'explicit-key-ind' || type === 'map-value-ind'
  if (depth.brackets === 0 && depth.opening) open(depth)
  else if (indicator) depth.indicators += 1
  depth.opening = depth.opening && indicator
  if (type === 'flow-map-start' || type === 'flow-seq-start') depth.brackets += 1
  if (type === 'flow-map-end' || type === 'flow-seq-end') depth.brackets = Math.max(0, depth.brackets - 1)
  if (type === 'flow-error-end') depth.brackets = 0
  if (type?.startsWith('flow-') || type === 'comma') depth.indicators = 0
}

function open({ columns, column }: Depth): void {
  while (columns.length > 0 && (columns.at(-1) ?? 0) >= column) columns.pop()
  columns.push(column)
}
