import { type FormatConfig, format } from 'oxfmt'
import type { PlannedFile } from '../plan/index.ts'

export type { FormatConfig }

const formatted = /\.(ts|json|md|ya?ml)$/

/** Once, over what was made for this spec. Verbatim files are formatted where they stand. */
export const formatFiles = (files: readonly PlannedFile[], config: FormatConfig): Promise<PlannedFile[]> =>
  Promise.all(
    files.map(async (file) => (formatted.test(file.path) ? { ...file, text: await formatText(file, config) } : file)),
  )

const formatText = async ({ path, text }: PlannedFile, config: FormatConfig): Promise<string> => {
  const { code, errors } = await format(path, text, config)
  if (errors.length > 0)
    throw new Error(`${path} cannot be formatted: ${errors[0]?.message ?? ''}\n${errors[0]?.codeframe ?? ''}`)
  return code
}
