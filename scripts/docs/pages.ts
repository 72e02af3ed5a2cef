import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { format } from 'oxfmt'
import { diagnosticsPage } from './diagnostics.ts'
import { languagePage } from './language.ts'

/** Every generated page: its path in the repository, and its text as the formatter leaves it. */
export async function pages(): Promise<ReadonlyMap<string, string>> {
  const written = [
    ['docs/language.md', languagePage()],
    ['docs/diagnostics.md', diagnosticsPage()],
  ] as const
  const formatted = written.map(async ([path, text]) => [path, await formatPage(path, text)] as const)
  return new Map(await Promise.all(formatted))
}

async function formatPage(path: string, text: string): Promise<string> {
  const config = JSON.parse(readFileSync(join(import.meta.dirname, '../../.oxfmtrc.json'), 'utf8')) as {
    ignorePatterns?: unknown
  }
  const { ignorePatterns: _, ...options } = config
  const { code, errors } = await format(path, text, options)
  if (errors[0] !== undefined) throw new Error(`${path} cannot be formatted: ${errors[0].message}`)
  return code
}
