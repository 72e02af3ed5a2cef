import { createHash } from 'node:crypto'

/** PostgreSQL cuts longer identifiers without a word, and two cut names can be the same. */
const longest = 63

export const uniqueName = (table: string, columns: readonly string[]): string => fitted(table, columns, 'key')
export const indexName = (table: string, columns: readonly string[]): string => fitted(table, columns, 'idx')
export const foreignKeyName = (table: string, column: string): string => fitted(table, [column], 'fkey')
/** of a rule, which is about several columns */
export const ruleName = (table: string, rule: string): string => fitted(table, [rule], 'rule')
/** the pairs of a many-to-many relation */
export const linkTable = (table: string, relation: string): string => fitted(table, [], relation)
export const checkName = (table: string, column: string): string => fitted(table, [column], 'check')

/** `orders_customer_id_key`; where that is too long, its beginning and a hash of the whole. */
const fitted = (table: string, columns: readonly string[], suffix: string): string => {
  const name = [table, ...columns, suffix].join('_')
  if (name.length <= longest) return name
  const hash = createHash('sha256').update(name).digest('hex').slice(0, 8)
  return `${name.slice(0, longest - hash.length - suffix.length - 2)}_${hash}_${suffix}`
}
