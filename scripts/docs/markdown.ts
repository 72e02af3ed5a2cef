import type { Level } from './frame.ts'

export function code(text: string): string {
  return `\`${text}\``
}

export function bullets(lines: readonly string[]): string {
  return lines.map((line) => `- ${line}`).join('\n')
}

/** A block of YAML; its level stands behind the language, where a reader does not see it and the test does. */
export function blockOf(text: string, level: Level = 'top'): string {
  const shown = level === 'top' || level === 'whole' ? 'yaml' : `yaml ${level}`
  return `\`\`\`${shown}\n${text}\n\`\`\``
}

export function tableOf(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`
  return [line(heads), line(heads.map(() => '---')), ...rows.map(line)].join('\n')
}
