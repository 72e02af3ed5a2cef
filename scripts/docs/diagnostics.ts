import { table } from '../../src/diagnostics/table/index.ts'
import { part } from './parts.ts'

type Entry = (typeof table)[keyof typeof table]

/** docs/diagnostics.md: what `ashlar explain` says, for all codes. */
export function diagnosticsPage(): string {
  const entries = Object.entries(table).toSorted(([a], [b]) => (a < b ? -1 : 1))
  const rows = entries.map(([code, { severity, title }]) => `| [\`${code}\`](#${code}) | ${severity} | ${title} |`)
  const sections = entries.map(([code, entry]) => section(code, entry))
  return [
    part('diagnostics-intro'),
    ['| code | severity | what |', '| --- | --- | --- |', ...rows].join('\n'),
    ...sections,
  ].join('\n\n')
}

function section(code: string, { severity, title, explanation, wrong, right }: Entry): string {
  return [
    `## ${code}`,
    `**${severity}**: ${title}.`,
    escaped(explanation),
    ...(wrong === null ? [] : [`Wrong:`, fenced(wrong)]),
    ...(right === null ? [] : [`Right:`, fenced(right)]),
  ].join('\n\n')
}

/** Stars and the like stand in an explanation for themselves, but between backquotes they are safe already. */
function escaped(text: string): string {
  return text
    .split(/(`[^`]*`)/)
    .map((piece) => (piece.startsWith('`') ? piece : piece.replaceAll(/[\\*_<>[\]]/g, '\\$&')))
    .join('')
}

/** As text: what is wrong must stay wrong, and a formatter would correct it. */
function fenced(text: string): string {
  return `\`\`\`text\n${text}\n\`\`\``
}
