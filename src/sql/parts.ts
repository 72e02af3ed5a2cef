/** A statement in pieces: text, and values that come with the request. */
export type SqlPart = string | SqlParameter
export type Sql = readonly SqlPart[]

export type SqlParameter =
  | { readonly parameter: 'now' }
  | { readonly parameter: 'today' }
  /** `key`: as it is sent; of a `reference`, its row's id */
  | {
      readonly parameter: 'input'
      readonly name: string
      readonly key: string
      readonly reference: boolean
      readonly optional: boolean
    }

/** A template in which pieces stand for pieces. */
export const sql = (texts: TemplateStringsArray, ...values: readonly (string | Sql)[]): Sql =>
  merged(texts.flatMap((text, index) => [text, ...list(values[index] ?? [])]))

/** Pieces with a text between them. */
export const joined = (all: readonly Sql[], between: string): Sql =>
  merged(all.flatMap((one, index) => (index === 0 ? one : [between, ...one])))

/** The text of a statement to which nothing is sent: for migrations. */
export const plainSql = (parts: Sql): string =>
  parts
    .map((part) => {
      if (typeof part === 'string') return part
      if (part.parameter === 'now') return 'now()'
      if (part.parameter === 'today') return "(now() at time zone 'UTC')::date"
      throw new Error(`A migration has no input, and so no ${part.name}`)
    })
    .join('')

const list = (value: string | Sql): Sql => (typeof value === 'string' ? [value] : value)

const merged = (parts: Sql): Sql => {
  const result: SqlPart[] = []
  for (const part of parts) {
    const last = result.at(-1)
    if (typeof part === 'string' && typeof last === 'string') result[result.length - 1] = last + part
    else if (part !== '') result.push(part)
  }
  return result
}
