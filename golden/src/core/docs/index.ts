export { describeApi } from './openapi.ts'
export { serveOperations } from './operations.ts'
export type { ApiStyle } from './style.ts'
