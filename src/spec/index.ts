export * from './types.ts'
export { statusOf } from './api.ts'
export {
  columnOf,
  constraintOf,
  foreignKeyOf,
  indexes,
  type Key,
  keyOf,
  type UniqueKey,
  uniqueKeys,
} from './indexes.ts'
export { format, type Formatting } from './format/format.ts'
export { read, type Reading } from './read.ts'
export { jsonSchema } from './schema.ts'
export { jsonSchemaFor } from './schema-for.ts'
export type { Sources } from './text/include.ts'
export { type Address, addressesAt, addressesOf } from './scenarios/index.ts'
