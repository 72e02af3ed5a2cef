import { computed, repository } from '../../core/data/index.ts'
import { parcelLinesTable } from './parcel-lines.table.ts'

export const parcelLines = repository(parcelLinesTable, {
  sort: ['-created_at'],
  paging: { style: 'page', size: 20, max: 100, total: 'exact' },
  shows: {
    amount: computed<string>(`("it"."quantity"::numeric * "it"."price")`),
  },
  copied: {
    price: { from: 'entry_id', sql: `(select a."price" from "stock_entries" a where a."id" = "given"."entry_id")` },
  },
})
