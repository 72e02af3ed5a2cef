import type { Field, FieldType } from '../spec/index.ts'
import { literal } from './text.ts'

/** How a field stands in a Drizzle table: the builder, where it comes from, and its options. */
export interface ColumnText {
  readonly builder: string
  readonly from: 'drizzle-orm/pg-core' | 'core/data'
  readonly options: string
}

type Kinds = { readonly [K in FieldType['kind']]: (type: Extract<FieldType, { kind: K }>) => ColumnText }

const drizzle = (builder: string, options = ''): ColumnText => ({ builder, from: 'drizzle-orm/pg-core', options })
const own = (builder: string): ColumnText => ({ builder, from: 'core/data', options: '' })

const characters = ({ max }: { readonly max: number | null }): ColumnText =>
  max === null ? drizzle('text') : drizzle('varchar', `{ length: ${max} }`)

const kinds: Kinds = {
  string: characters,
  text: () => drizzle('text'),
  int: () => drizzle('integer'),
  bigint: () => own('bigint'),
  float: () => drizzle('doublePrecision'),
  decimal: ({ precision, scale }) => drizzle('numeric', `{ precision: ${precision}, scale: ${scale} }`),
  enum: ({ values }) => drizzle('text', `{ enum: [${values.map(literal).join(', ')}] }`),
  bool: () => drizzle('boolean'),
  date: () => drizzle('date'),
  time: () => drizzle('time', '{ precision: 3 }'),
  datetime: () => own('instant'),
  uuid: () => drizzle('uuid'),
  email: () => drizzle('varchar', '{ length: 254 }'),
  url: () => drizzle('varchar', '{ length: 2048 }'),
  reference: () => drizzle('uuid'),
}

export const columnText = (type: FieldType): ColumnText => (kinds[type.kind] as (type: FieldType) => ColumnText)(type)

/** The value in a `.default(...)`, or null where the field has none. */
export const defaultText = (field: Field): string | null => {
  if (field.default === null || field.default.kind === 'copy') return null
  if (field.default.kind === 'now') return 'sql`now()`'
  if (field.default.kind === 'today') return 'sql`current_date`'
  const { value } = field.default
  return typeof value === 'string' ? literal(value) : String(value)
}
