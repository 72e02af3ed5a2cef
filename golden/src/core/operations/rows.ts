import type { Tx } from '../db/index.ts'
import { AppError, notFound, unknownReference } from '../errors/index.ts'
import type { Scope } from '../scope/index.ts'
import type { Contract, Reference, Rows } from './contract.ts'

interface Wanted {
  readonly rows: Rows
  readonly id: string
  /** after its whole: functions write the parts of a row that they hold */
  readonly last: boolean
  readonly missing: () => AppError
}

/**
 * Locks the row at hand and every row that is referred to, so that what a condition finds stays true until the end of
 * the transaction. Always in the same order, so that two operations never wait for each other.
 * @throws not_found, unknown_reference
 */
export const lockRows = async <I>(
  tx: Tx,
  { row, references = {} }: Contract<I>,
  id: string | undefined,
  sent: Sent,
): Promise<void> => {
  const wanted: Wanted[] = [
    ...(row === undefined || id === undefined ? [] : [{ rows: row(), id, last: false, missing: () => notFound() }]),
    ...Object.values(references).flatMap((reference) => {
      const other = sent[reference.key]
      if (typeof other !== 'string') return []
      const last = reference.partBy !== undefined
      return [{ rows: reference.of(), id: other, last, missing: () => absent(reference) }]
    }),
  ]
  const missing = new Set<Wanted>()
  for (const one of wanted.toSorted(inOrder)) if (!(await one.rows.lock(tx, one.id))) missing.add(one)
  // of several the row at hand is told, whichever was looked for first
  const first = wanted.find((one) => missing.has(one))
  if (first !== undefined) throw first.missing()
}

export type Sent = Readonly<Record<string, unknown>>

const inOrder = (a: Wanted, b: Wanted): number => {
  const [left = '', right = ''] = [a, b].map(({ rows, id, last }) => `${last ? 1 : 0} ${rows.name} ${id.toLowerCase()}`)
  return left < right ? -1 : left > right ? 1 : 0
}

const absent = ({ key, inPath }: Reference): AppError => (inPath === true ? notFound() : unknownReference(key))

/** Input with its rows in the place of ids. @throws unknown_reference, for a part of another row */
export const loadInput = async <I>(
  tx: Tx,
  scope: Scope,
  { references = {}, defaults = {} }: Contract<I>,
  id: string | undefined,
  sent: Sent,
): Promise<I> => {
  const input: Record<string, unknown> = { ...defaults, ...defined(sent) }
  for (const [name, reference] of Object.entries(references)) {
    const other = sent[reference.key]
    delete input[reference.key]
    // what is not sent stays undefined, so that it can be told from a null that was
    input[name] =
      typeof other === 'string' ? await partOf(reference, id, await reference.of().get(tx, scope, other)) : other
  }
  return input as I
}

const partOf = async (reference: Reference, id: string | undefined, row: object): Promise<object> => {
  const { partBy } = reference
  // an id is the same in large and small letters; a row holds small ones
  if (partBy !== undefined && (row as Sent)[partBy] !== id?.toLowerCase()) throw absent(reference)
  return row
}

const defined = (sent: Sent): Sent =>
  Object.fromEntries(Object.entries(sent).filter(([, value]) => value !== undefined))
