import type { Spec } from '../spec/index.ts'
import { lines, literal } from './text.ts'

/** `src/api.ts`: what the API looks like from outside. */
export const apiFile = ({
  title,
  description,
  api,
}: Spec): string => `import type { ApiStyle } from './core/docs/index.ts'

/** What this API looks like from outside. */
export const api: ApiStyle = {
  title: ${literal(title)},
  description: ${literal(description)},
  version: '0.1.0',
  prefix: ${literal(api.prefix)},
  errors: ${literal(api.errorBody)},
  statuses: {
${lines(
  Object.entries(api.statuses)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([kind, status]) => `    ${kind}: ${status},`),
)}
  },
  cors: [${api.cors.map(literal).join(', ')}],
}
`
