import { type Diagnostic, type Source, hasErrors, render, toJson } from '../diagnostics/index.ts'
import { type ExitCode, exitCodes } from './exit-codes.ts'

/** Data. */
export const print = (text: string): void => void process.stdout.write(text.endsWith('\n') ? text : `${text}\n`)

/** Words for people. */
export const tell = (text: string): void => void process.stderr.write(text.endsWith('\n') ? text : `${text}\n`)

export const tellDiagnostics = (diagnostics: readonly Diagnostic[], sources: readonly Source[]): void => {
  if (diagnostics.length === 0) return
  const color = process.stderr.isTTY && process.env['NO_COLOR'] === undefined
  tell(render(diagnostics.slice(0, most), sources, { color }))
  if (diagnostics.length > most) tell(`\n... and ${diagnostics.length - most} more; \`--json\` gives all.`)
}

/** More than this nobody reads at once. */
const most = 50

/** One document with everything, for programs. */
export const printJson = (facts: object, diagnostics: readonly Diagnostic[], sources: readonly Source[]): void =>
  print(JSON.stringify({ ...facts, diagnostics: toJson(diagnostics, sources) }, null, 2))

/** Codes of what lies in the output folder, and not in the spec. */
const ofTheFolder = new Set([
  'edited-file',
  'not-empty',
  'path-clash',
  'link-in-the-way',
  'damaged-lock',
  'newer-tool',
  'outside-project',
])

export const exitCodeOf = (diagnostics: readonly Diagnostic[]): ExitCode => {
  if (!hasErrors(diagnostics)) return exitCodes.clean
  const errors = diagnostics.filter(({ severity }) => severity === 'error')
  return errors.every(({ code }) => ofTheFolder.has(code)) ? exitCodes.inTheWay : exitCodes.invalid
}

/** Whoever reads may have read enough: `ashlar schema | head`. The work goes on, and nobody hears of it. */
export const tolerateClosedPipes = (): void => {
  for (const stream of [process.stdout, process.stderr])
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error
    })
}
