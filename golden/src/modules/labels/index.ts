export { labels } from './labels.repository.ts'
export { labelRoutes as routes } from './labels.routes.ts'
export { labelsTable } from './labels.table.ts'
