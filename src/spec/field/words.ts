import type { FieldType } from '../types.ts'

export type TypeWord = Exclude<FieldType['kind'], 'reference'>

export const typeWords: readonly TypeWord[] = [
  'string',
  'text',
  'int',
  'bigint',
  'float',
  'decimal',
  'bool',
  'date',
  'time',
  'datetime',
  'uuid',
  'email',
  'url',
  'enum',
]

/** Types of the language that are not built yet. */
export const laterTypes: readonly string[] = [
  'html',
  'slug',
  'json',
  'file',
  'point',
  'vector',
  'sequence',
  'serial',
  'timezone',
  'locale',
  'currency',
  'country',
]

export const flagWords = [
  'unique',
  'index',
  'search',
  'immutable',
  'readonly',
  'private',
  'cascade',
  'nullify',
] as const

/** Flags of the language that are not built yet. */
export const laterFlags: readonly string[] = ['encrypted', 'personal', 'owner', 'lowercase', 'uppercase', 'trim']

/** Words that people bring along from other languages, and what to write here. */
export const foreignTypes: ReadonlyMap<string, string> = new Map([
  ['integer', 'int'],
  ['number', 'int, float or decimal(10,2)'],
  ['boolean', 'bool'],
  ['str', 'string'],
  ['varchar', 'string'],
  ['char', 'string'],
  ['long', 'bigint'],
  ['double', 'float'],
  ['real', 'float'],
  ['numeric', 'decimal(10,2)'],
  ['money', 'decimal(12,2)'],
  ['timestamp', 'datetime'],
  ['timestamptz', 'datetime'],
  ['uri', 'url'],
  ['guid', 'uuid'],
])

export const foreignFlags: ReadonlyMap<string, string> = new Map([
  ['required', 'A field is required unless its type ends in a question mark.'],
  ['not', 'A field is required unless its type ends in a question mark.'],
  ['optional', 'Put a question mark behind the type.'],
  ['nullable', 'Put a question mark behind the type.'],
  ['null', 'Put a question mark behind the type.'],
  ['default', 'A default stands behind an equals sign: = 0.'],
  ['indexed', 'Write `index`.'],
])
