export { stockEntries } from './stock-entries.repository.ts'
export { stockEntryRoutes as routes } from './stock-entries.routes.ts'
export { stockEntriesTable } from './stock-entries.table.ts'
