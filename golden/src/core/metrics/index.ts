export { createMetrics, type Metrics } from './metrics.ts'
export { measureRequests } from './requests.ts'
export { type RowCounters } from './rows.ts'
