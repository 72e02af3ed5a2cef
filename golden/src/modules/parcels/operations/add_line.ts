import { parcelLines } from '../../parcel-lines/index.ts'
import type { AddLine } from '../parcels.operations.ts'

/** The same goods again: their line grows. */
export const addLine: AddLine = async ({ tx, scope, it, input: { entry, quantity }, fail }) => {
  const line = it.lines.find(({ entry_id }) => entry_id === entry.id)
  const wanted = (line?.quantity ?? 0) + quantity
  if (wanted > 100) fail.too_heavy({ entry_id: entry.id })
  if (line) await parcelLines.update(tx, scope, line.id, { quantity: wanted })
  else await parcelLines.create(tx, scope, { parcel_id: it.id, entry_id: entry.id, quantity })
}
