import { type TSchema, type TUnsafe, Type } from 'typebox'
import { closed } from '../http/schemas.ts'

/** How a list answers. `size` is the usual length of a page, `max` the longest that a client may ask for. */
export type Paging =
  | { readonly style: 'page' | 'offset'; readonly size: number; readonly max: number; readonly total: 'exact' | 'none' }
  | { readonly style: 'cursor'; readonly size: number; readonly max: number }
  | { readonly style: 'none'; readonly max: number }

/** What a client may say of a list. Which of these a list takes is its paging's to decide. */
export interface ListQuery {
  readonly sort?: string
  readonly page?: number
  readonly size?: number
  readonly limit?: number
  readonly offset?: number
  readonly after?: string
  /** filters, by their keys */
  readonly [filter: string]: unknown
}

const integer = (minimum: number, maximum: number, usual?: number) =>
  Type.Integer({ minimum, maximum, ...(usual === undefined ? {} : { default: usual }) })

const farthest = 1_000_000_000

/** The parameters of a list, as a schema that refuses all others. */
export const listParameters = (
  paging: Paging,
  sorts: readonly string[],
  filters: Readonly<Record<string, TSchema>> = {},
  required: readonly string[] = [],
): TUnsafe<ListQuery> => {
  const sort = Type.String({ enum: [...sorts], default: sorts[0] })
  const all = { sort, ...pageParameters(paging), ...filters }
  const properties = Object.fromEntries(
    Object.entries(all).map(([key, schema]) => [key, required.includes(key) ? schema : Type.Optional(schema)]),
  )
  return Type.Unsafe<ListQuery>(Type.Object(properties, { additionalProperties: false }))
}

const pageParameters = (paging: Paging): Record<string, TSchema> => {
  switch (paging.style) {
    case 'page':
      return { page: integer(1, farthest, 1), size: integer(1, paging.max, paging.size) }
    case 'offset':
      return { limit: integer(1, paging.max, paging.size), offset: integer(0, farthest, 0) }
    case 'cursor':
      return { size: integer(1, paging.max, paging.size), after: Type.String({ maxLength: 2000 }) }
    case 'none':
      return {}
  }
}

const count = Type.Integer({ minimum: 0 })

/** `{ items, total, page, size, pages }` */
export const pageOf = <S extends TSchema>(item: S) =>
  closed(`${titleOf(item)}Page`, { items: Type.Array(item), total: count, page: count, size: count, pages: count })

/** `{ items, page, size }`: a list that is not counted */
export const uncountedPageOf = <S extends TSchema>(item: S) =>
  closed(`${titleOf(item)}Page`, { items: Type.Array(item), page: count, size: count })

/** `{ items, total, limit, offset }` */
export const offsetPageOf = <S extends TSchema>(item: S) =>
  closed(`${titleOf(item)}Page`, { items: Type.Array(item), total: count, limit: count, offset: count })

/** `{ items, limit, offset }` */
export const uncountedOffsetPageOf = <S extends TSchema>(item: S) =>
  closed(`${titleOf(item)}Page`, { items: Type.Array(item), limit: count, offset: count })

/** `{ items, next }`: `next` goes into `after`, and is null on the last page */
export const cursorPageOf = <S extends TSchema>(item: S) =>
  closed(`${titleOf(item)}Page`, {
    items: Type.Array(item),
    next: Type.Unsafe<string | null>({ type: ['string', 'null'] }),
  })

const titleOf = (item: TSchema): string => (item as { title?: string }).title ?? ''

export type Page<R> = { items: R[]; total: number; page: number; size: number; pages: number }
export type OffsetPage<R> = { items: R[]; total: number; limit: number; offset: number }
export type CursorPage<R> = { items: R[]; next: string | null }

/** The answer that a kind of paging gives. */
export type Listed<P extends Paging, R> = P extends { style: 'page'; total: 'exact' }
  ? Page<R>
  : P extends { style: 'page' }
    ? Omit<Page<R>, 'total' | 'pages'>
    : P extends { style: 'offset'; total: 'exact' }
      ? OffsetPage<R>
      : P extends { style: 'offset' }
        ? Omit<OffsetPage<R>, 'total'>
        : P extends { style: 'cursor' }
          ? CursorPage<R>
          : R[]
