/** A JSON Schema, as plain data. */
export type Schema = { readonly [key: string]: unknown }

/** What is known of a key. The reader, the list of known names in a diagnostic and the JSON Schema all look here. */
export interface KeyFact {
  readonly says: string
  /** the value's schema; null while the key is not built yet */
  readonly schema: Schema | null
}

export type KeyTable = { readonly [key: string]: KeyFact }

/** The keys of a table that are built, as a type: those whose schema is not null. */
export type Built<T extends KeyTable> = { [K in keyof T]: T[K] extends { schema: null } ? never : K }[keyof T] & string

/** A key that is built. */
export function key<S extends Schema>(says: string, schema: S): { says: string; schema: S } {
  return { says, schema }
}

/** A key of the language that is answered with "not yet". */
export function later(says: string): { says: string; schema: null } {
  return { says, schema: null }
}
