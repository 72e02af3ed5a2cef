export { parcelLines } from './parcel-lines.repository.ts'
export { parcelLinesTable } from './parcel-lines.table.ts'
