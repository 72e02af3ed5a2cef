import { repository } from '../../core/data/index.ts'
import { stockEntriesTable } from './stock-entries.table.ts'

export const stockEntries = repository(stockEntriesTable, {
  sort: ['sku', 'price', 'expires_on'],
  paging: { style: 'cursor', size: 20, max: 100 },
})
