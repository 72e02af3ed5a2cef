import type { Rows } from '../../../test/app.ts'
import type { ValuesOf } from '../../core/data/index.ts'
import { savedParcel } from '../parcels/parcels.fixtures.ts'
import { savedStockEntry } from '../stock-entries/stock-entries.fixtures.ts'
import { parcelLines } from './parcel-lines.repository.ts'

type New = ValuesOf<typeof parcelLines>

/** A body that is accepted. */
export const aParcelLine = async (rows: Rows, given: Partial<New> = {}): Promise<New> => ({
  entry_id: given.entry_id ?? (await savedStockEntry(rows)).id,
  parcel_id: given.parcel_id ?? (await savedParcel(rows)).id,
  quantity: 1,
  ...given,
})

/** The same, stored. */
export const savedParcelLine = async (rows: Rows, given: Partial<New> = {}) =>
  parcelLines.create(rows.db, rows.scope(), await aParcelLine(rows, given))
