export { createLogger } from './logger.ts'
export { logRequests } from './requests.ts'
