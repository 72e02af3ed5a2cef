import type { Field, FieldType } from '../spec/index.ts'

type Kinds = { readonly [K in FieldType['kind']]: (type: FieldType & { kind: K }) => string }

/** Said with every text column: an embedded database sorts by code point, and a server by whatever its host prefers. */
const collated = (type: string): string => `${type} collate "C"`

const kinds: Kinds = {
  string: ({ max }) => collated(max === null ? 'text' : `varchar(${max})`),
  text: () => collated('text'),
  int: () => 'integer',
  bigint: () => 'bigint',
  float: () => 'double precision',
  decimal: ({ precision, scale }) => `numeric(${precision}, ${scale})`,
  enum: () => collated('text'),
  bool: () => 'boolean',
  date: () => 'date',
  time: () => 'time(3)',
  datetime: () => 'timestamptz(3)',
  uuid: () => 'uuid',
  email: () => collated('varchar(254)'),
  url: () => collated('varchar(2048)'),
  reference: () => 'uuid',
}

export const sqlType = (type: FieldType): string => (kinds[type.kind] as (type: FieldType) => string)(type)

/** The value after `default`, or null. */
export const sqlDefault = ({ default: given }: Field): string | null => {
  // what is copied from another row is said in the statement that inserts
  if (given === null || given.kind === 'copy') return null
  if (given.kind === 'now') return 'now()'
  if (given.kind === 'today') return 'current_date'
  return typeof given.value === 'string' ? sqlText(given.value) : String(given.value)
}

export const sqlText = (text: string): string => `'${text.replaceAll("'", "''")}'`

export const sqlName = (name: string): string => `"${name.replaceAll('"', '""')}"`
