import {
  type Static,
  type TInteger,
  type TObject,
  type TOptional,
  type TProperties,
  type TSchema,
  type TUnsafe,
  Type,
} from 'typebox'
import type { ExactLimits } from './validator.ts'

/** An object that holds exactly these keys. Its title names it in the API description. */
export const closed = <P extends TProperties>(title: string, properties: P, description?: string): TObject<P> =>
  Type.Object(properties, { title, additionalProperties: false, ...(description === undefined ? {} : { description }) })

/** The same keys, none of them required. */
export const optional = <P extends TProperties>(properties: P): { [K in keyof P]: TOptional<P[K]> } =>
  Object.fromEntries(Object.entries(properties).map(([key, schema]) => [key, Type.Optional(schema)])) as {
    [K in keyof P]: TOptional<P[K]>
  }

/** Said as a list of types, because serialisers are slow at a choice of schemas. */
export const nullable = <S extends TSchema>(schema: S): TUnsafe<Static<S> | null> => {
  const { type, enum: values, ...rest } = schema as S & { type: string; enum?: unknown[] }
  return Type.Unsafe<Static<S> | null>({
    ...rest,
    type: [type, 'null'],
    ...(values === undefined ? {} : { enum: [...values, null] }),
  })
}

/** A row with relations that a client may open: there when asked for. Code knows the row as it is without them. */
export const opened = <P extends TProperties>(row: TObject<P>, relations: TProperties): TObject<P> =>
  Type.Object({ ...row.properties, ...optional(relations) }, { title: titleOf(row), additionalProperties: false })

const titleOf = (schema: TSchema): string => (schema as { title?: string }).title ?? ''

interface Described {
  readonly description?: string
}

export const oneOf = <const V extends readonly string[]>(values: V, described: Described = {}): TUnsafe<V[number]> =>
  Type.Unsafe<V[number]>({ type: 'string', enum: [...values], ...described })

/** A whole number of 32 bits, as the column keeps it. */
export const int = (options: { readonly minimum?: number; readonly maximum?: number } & Described = {}): TInteger =>
  Type.Integer({ minimum: -2_147_483_648, maximum: 2_147_483_647, ...options })

/** Digits as text, so that no number rounds them: '12.50'. A number is accepted too and read digit by digit. */
export const decimal = ({ description, ...limits }: ExactLimits & Described): TUnsafe<string> =>
  exact('decimal', limits, description)

/** A whole number of 64 bits, as digits. */
export const bigint = ({ description, ...limits }: ExactLimits & Described = {}): TUnsafe<string> =>
  exact('bigint', limits, description)

const exact = (format: 'decimal' | 'bigint', limits: ExactLimits, description: string | undefined): TUnsafe<string> =>
  Type.Unsafe<string>({ type: 'string', format, limits, ...(description === undefined ? {} : { description }) })

/** A decimal that this API answers as a number: the row keeps its digits, the answer shows them unquoted. */
export const asNumber = <S extends TSchema>(schema: S): TUnsafe<Static<S>> => {
  const { type, description } = schema as S & { type: string | string[]; description?: string }
  // said with `nullable`, because the serialiser takes a list of types as a question of what the value is, and it is text
  const mayBeNull = Array.isArray(type) ? { nullable: true } : {}
  return Type.Unsafe<Static<S>>({ type: 'number', ...mayBeNull, ...(description === undefined ? {} : { description }) })
}

export const id = Type.String({ format: 'uuid' })
/** RFC 3339, answered in UTC with milliseconds */
export const time = Type.String({ format: 'date-time' })

export const byId = Type.Object({ id }, { additionalProperties: false })
