import type { ErrorStyle } from '../errors/index.ts'
import type { ApiDescription } from './openapi.ts'

/** What an API looks like from outside. */
export interface ApiStyle extends ApiDescription, ErrorStyle {
  /** '' or a path such as '/api/v1' */
  readonly prefix: string
  /** origins whose pages may call this API; '*' is any */
  readonly cors: readonly string[]
}
