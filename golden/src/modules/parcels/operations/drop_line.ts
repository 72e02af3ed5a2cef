import { parcelLines } from '../../parcel-lines/index.ts'
import type { DropLine } from '../parcels.operations.ts'

export const dropLine: DropLine = ({ tx, scope, input: { line } }) => parcelLines.remove(tx, scope, line.id)
