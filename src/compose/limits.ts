import { type Diagnostic, diagnostic } from '../diagnostics/index.ts'
import type { Spec } from '../spec/index.ts'

/** A number in JSON keeps fifteen digits in every client. */
const exactDigits = 15

/** What the language can say and the generated app could not keep. */
export const limits = ({ api, entities }: Spec): Diagnostic[] => {
  if (api.decimals !== 'number') return []
  return entities.flatMap(({ name, fields }) =>
    fields.flatMap((field) =>
      field.type.kind === 'decimal' && field.type.precision > exactDigits
        ? [
            diagnostic('inexact-decimal', {
              message: `${name}.${field.name} has ${field.type.precision} digits, and a number in JSON keeps ${exactDigits}.`,
              hint: 'Answer decimals as text (`decimals: string`), or give the field fewer digits.',
            }),
          ]
        : [],
    ),
  )
}
