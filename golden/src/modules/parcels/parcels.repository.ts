import { type Related, computed, computedInt, linked, partsOf, repository } from '../../core/data/index.ts'
import { labels } from '../labels/index.ts'
import { parcelLines } from '../parcel-lines/index.ts'
import { parcelsTable } from './parcels.table.ts'

export const parcels = repository(parcelsTable, {
  sort: ['code', '-packed_on'],
  paging: { style: 'page', size: 20, max: 100, total: 'exact' },
  filters: {
    where: `("it"."state" <> 'lost')`,
    by: ['packed_on', 'replaces_id', 'state'],
    search: ['code'],
  },
  shows: {
    labels: linked('parcels_labels', 'parcel_id', 'label_id'),
    late: computed<boolean>(
      `(("it"."state" = 'open') and coalesce(("it"."due_on" < (now() at time zone 'UTC')::date::date), false))`,
    ),
    lines: partsOf(() => parcelLines, 'parcel_id'),
    pieces: computedInt<number>(
      `(select coalesce(sum(a."quantity"), 0)::bigint from "parcel_lines" a where a."parcel_id" = "it"."id")`,
    ),
    total: computed<string>(
      `(select round(coalesce(sum(b.value), 0), 2) from (select (a."quantity"::numeric * a."price") as value from "parcel_lines" a where a."parcel_id" = "it"."id") b)`,
    ),
    weight: computed<number | null>(
      `(select avg(c.value) from (select (select b."moisture" from "stock_entries" b where b."id" = a."entry_id") as value from "parcel_lines" a where a."parcel_id" = "it"."id") c)`,
    ),
  },
  kept: ['sender', 'sent_at', 'state'],
  includes: {
    labels: { key: 'labels', of: (): Related => labels },
    replaces: { key: 'replaces_id', of: (): Related => parcels },
  },
  rules: {
    due_after_packing: {
      says: 'It does not hold: due after packing.',
      keys: ['due_on', 'packed_on'],
      constraint: 'parcels_due_after_packing_rule',
    },
    few_lines: {
      says: 'A parcel has three lines at most.',
      keys: [],
      status: 409,
      sql: `((select count(*) from "parcel_lines" a where a."parcel_id" = "it"."id") <= 3)`,
    },
    not_itself: {
      says: 'A parcel cannot replace itself.',
      keys: ['replaces_id'],
      constraint: 'parcels_not_itself_rule',
    },
  },
})
