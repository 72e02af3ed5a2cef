import type { Db, Tx } from '../db/index.ts'
import { DatabaseError } from '../db/index.ts'
import { AppError, unknownReference } from '../errors/index.ts'
import type { Scope } from '../scope/index.ts'
import type { Linked, Parts, Shows } from './shows.ts'
import { prepared } from './statement.ts'
import { type Table, quoted } from './table.ts'

/** What else is written with a row: its parts, and which rows it is linked with. */
export interface Members {
  /** Links a row with another; nothing happens if it is already. @throws unknown_reference */
  link(tx: Tx, id: string, relation: string, other: string): Promise<void>
  unlink(tx: Tx, id: string, relation: string, other: string): Promise<void>
}

export interface Membership<R> extends Members {
  readonly hasParts: boolean
  /** puts its parts into each row, with one query for each kind of part */
  attach(db: Db | Tx, rows: R[]): Promise<R[]>
  /** whether values say something of parts or links */
  given(values: object): boolean
  /** the same, where what is not said is nothing: a row that is replaced keeps no links */
  emptied(values: object, kept: ReadonlySet<string>): object
  save(tx: Tx, scope: Scope, id: string, values: object): Promise<void>
}

export const membersOf = <R>(table: Table<R>, shows: Shows): Membership<R> => {
  const parts = Object.entries(shows).flatMap(([key, shown]) => (shown.kind === 'parts' ? [{ key, ...shown }] : []))
  const links = Object.entries(shows).flatMap(([key, shown]) =>
    shown.kind === 'linked' ? [linkOf(table, key, shown)] : [],
  )
  const linkNamed = (relation: string): LinkStatements => {
    const link = links.find(({ key }) => key === relation)
    if (link === undefined) throw new Error(`${table.name} is not linked by ${relation}`)
    return link
  }

  return {
    hasParts: parts.length > 0,
    attach: async (db, rows) => {
      for (const part of parts) await attachPart(db, rows as Rows, part)
      return rows
    },
    given: (values) => [...parts, ...links].some(({ key }) => keyed(values)[key] !== undefined),
    emptied: (values, kept) => {
      const named = links.filter(({ key }) => !kept.has(key))
      return { ...Object.fromEntries(named.map(({ key }) => [key, []])), ...values }
    },
    save: async (tx, scope, id, values) => {
      for (const link of links) await saveLinks(tx, link, id, keyed(values)[link.key])
      for (const part of parts) await saveParts(tx, scope, part, id, keyed(values)[part.key])
    },
    link: (tx, id, relation, other) => add(tx, linkNamed(relation), id, [other]),
    unlink: async (tx, id, relation, other) => {
      await tx.$client.query({ ...linkNamed(relation).unlink, values: [id, other] })
    },
  }
}

type Rows = (Record<string, unknown> & { id: string })[]
type Part = Parts<unknown, unknown> & { readonly key: string }

const keyed = (values: object): Readonly<Record<string, unknown>> => values as Record<string, unknown>

const attachPart = async (db: Db | Tx, rows: Rows, { key, of, by }: Part): Promise<void> => {
  if (rows.length === 0) return
  const found = await of().ownedBy(
    db,
    by,
    rows.map(({ id }) => id),
  )
  for (const row of rows) row[key] = found.get(row.id) ?? []
}

/** One after the other, because a connection answers one statement at a time and their order is the order of the parts. */
const saveParts = async (tx: Tx, scope: Scope, { key, of, by }: Part, id: string, given: unknown): Promise<void> => {
  if (!Array.isArray(given)) return
  for (const [at, part] of (given as object[]).entries()) {
    try {
      await of().create(tx, scope, { ...part, [by]: id } as never)
    } catch (error) {
      throw error instanceof AppError ? inPart(error, `/${key}/${at}`, `/${by}`) : error
    }
  }
}

/** The same error, told from where the part stands. Which row it belongs to was not sent, so nothing points there. */
const inPart = (error: AppError, place: string, by: string): AppError =>
  new AppError(error.kind, error.message, {
    code: error.code,
    errors: error.errors
      .filter(({ pointer }) => pointer !== by)
      .map((found) => ({ ...found, pointer: place + found.pointer })),
    status: error.status,
    about: error.about,
    cause: error.cause,
  })

interface LinkStatements {
  readonly key: string
  readonly add: ReturnType<typeof prepared>
  readonly keep: ReturnType<typeof prepared>
  readonly unlink: ReturnType<typeof prepared>
}

const linkOf = <R>({ name }: Table<R>, key: string, { pairs, own, other }: Linked): LinkStatements => ({
  key,
  add: prepared(
    `${name}_link`,
    `insert into ${quoted(pairs)} (${quoted(own)}, ${quoted(other)}) select $1, unnest($2::uuid[]) on conflict do nothing`,
  ),
  keep: prepared(
    `${name}_keep`,
    `delete from ${quoted(pairs)} where ${quoted(own)} = $1 and ${quoted(other)} <> all($2::uuid[])`,
  ),
  unlink: prepared(
    `${name}_unlink`,
    `delete from ${quoted(pairs)} where ${quoted(own)} = $1 and ${quoted(other)} = $2`,
  ),
})

const saveLinks = async (tx: Tx, link: LinkStatements, id: string, given: unknown): Promise<void> => {
  if (!Array.isArray(given)) return
  await tx.$client.query({ ...link.keep, values: [id, given] })
  if (given.length > 0) await add(tx, link, id, given as string[])
}

const add = async (tx: Tx, link: LinkStatements, id: string, others: readonly string[]): Promise<void> => {
  try {
    await tx.$client.query({ ...link.add, values: [id, others] })
  } catch (error) {
    if (error instanceof DatabaseError && error.code === '23503') throw unknownReference(link.key, error)
    throw error
  }
}
