import type { ApiStyle } from './core/docs/index.ts'

/** What this API looks like from outside. */
export const api: ApiStyle = {
  title: 'Golden',
  description: 'The app that all others are cut from.',
  version: '0.1.0',
  prefix: '',
  errors: 'problem',
  statuses: {},
  cors: [],
}
