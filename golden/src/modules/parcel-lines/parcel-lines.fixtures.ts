import type { Rows } from '../../../test/app.ts'
import type { ValuesOf } from '../../core/data/index.ts'
import { savedParcel } from '../parcels/parcels.fixtures.ts'
import { savedStockEntry } from '../stock-entries/stock-entries.fixtures.ts'
import { parcelLines } from './parcel-lines.repository.ts'

type New = ValuesOf<typeof parcelLines>

/** A body that is accepted. */
export const aParcelLine = async (app: Rows, given: Partial<New> = {}): Promise<New> => ({
  entry_id: given.entry_id ?? (await savedStockEntry(app)).id,
  parcel_id: given.parcel_id ?? (await savedParcel(app)).id,
  quantity: 1,
  ...given,
})

/** The same, stored. */
export const savedParcelLine = async (app: Rows, given: Partial<New> = {}) =>
  parcelLines.create(app.db, app.scope(), await aParcelLine(app, given))
