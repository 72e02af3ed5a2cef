import { type Code, table } from './table/index.ts'

/** Takes a code and returns what the table says of it, for people; null when there is no such code. */
export function explain(code: string): string | null {
  if (!Object.hasOwn(table, code)) return null
  const { severity, title, explanation, wrong, right } = table[code as Code]
  const parts = [`${code} (${severity}): ${title}`, wrapped(explanation, 100)]
  if (wrong !== null) parts.push(`Wrong:\n\n${indented(wrong)}`)
  if (right !== null) parts.push(`Right:\n\n${indented(right)}`)
  return `${parts.join('\n\n')}\n`
}

/** All codes, sorted. */
export function codes(): readonly string[] {
  return Object.keys(table).sort()
}

function indented(text: string): string {
  return text.replaceAll(/^/gm, '    ')
}

function wrapped(text: string, width: number): string {
  let line = ''
  const lines: string[] = []
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line)
      line = word
    } else line = line === '' ? word : `${line} ${word}`
  }
  return [...lines, line].join('\n')
}
