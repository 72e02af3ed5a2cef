export { parcels } from './parcels.repository.ts'
export { parcelRoutes as routes } from './parcels.routes.ts'
export { parcelsLabelsTable, parcelsTable } from './parcels.table.ts'
