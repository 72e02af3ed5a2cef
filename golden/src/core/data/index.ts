export { bigint, createdAt, identity, instant, updatedAt } from './columns.ts'
export { cursorPageOf, offsetPageOf, pageOf, type Paging, uncountedOffsetPageOf, uncountedPageOf } from './paging.ts'
export { type Repository, repository } from './repository.ts'
export { type EntityTable, type Row } from './table.ts'
