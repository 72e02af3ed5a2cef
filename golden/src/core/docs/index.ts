export { type ApiDescription, describeApi } from './openapi.ts'
export { serveOperations } from './operations.ts'
