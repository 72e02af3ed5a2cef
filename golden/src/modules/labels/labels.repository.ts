import { computedInt, repository } from '../../core/data/index.ts'
import { labelsTable } from './labels.table.ts'

export const labels = repository(labelsTable, {
  sort: ['-created_at'],
  paging: { style: 'page', size: 20, max: 100, total: 'exact' },
  shows: {
    used: computedInt<number>(
      `(select count(*) from "parcels_labels" b join "parcels" a on a."id" = b."parcel_id" where b."label_id" = "it"."id")`,
    ),
  },
})
