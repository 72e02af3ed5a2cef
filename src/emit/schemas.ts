import type { Entity, Field, FieldType, Limit, Spec } from '../spec/index.ts'
import { imports, key, lines, literal } from './text.ts'

type Kinds = {
  readonly [K in FieldType['kind']]: (type: Extract<FieldType, { kind: K }>, description: string) => string
}

const text = ({ min, max }: { readonly min: number; readonly max: number | null }, description: string): string =>
  `Type.String(${options({ ...(min > 0 ? { minLength: min } : {}), ...(max === null ? {} : { maxLength: max }) }, description)})`

const formatted =
  (format: string) =>
  (_type: FieldType, description: string): string =>
    `Type.String(${options({ format: literal(format) }, description)})`

const kinds: Kinds = {
  string: text,
  text,
  int: ({ min, max }, description) => `int(${options(whole(min, max), description)})`,
  bigint: ({ min, max }, description) => `bigint(${options(limits(min, max, literal), description)})`,
  float: ({ min, max }, description) => `Type.Number(${options(limits(min, max, Number), description)})`,
  decimal: ({ precision, scale, min, max }, description) =>
    `decimal(${options({ digits: precision - scale, scale, ...limits(min, max, literal) }, description)})`,
  enum: ({ values }, description) =>
    `oneOf([${values.map(literal).join(', ')}]${description === '' ? '' : `, ${options({}, description)}`})`,
  bool: (_type, description) => `Type.Boolean(${options({}, description)})`,
  date: formatted('date'),
  time: formatted('time'),
  datetime: formatted('date-time'),
  uuid: formatted('uuid'),
  email: formatted('email'),
  url: formatted('uri'),
}

/** The TypeBox schema of a field's value. */
export const fieldSchema = ({ type, optional, description }: Field): string => {
  const schema = (kinds[type.kind] as (type: FieldType, description: string) => string)(type, description)
  return optional ? `nullable(${schema})` : schema
}

/** `tasks.schema.ts`: what goes in and what comes out. */
export const schemaFile = (entity: Entity, spec: Spec): string => {
  const { type } = entity.names
  const updates = entity.routes.some(({ verb }) => verb === 'update')
  const paged = pageHelper(entity)
  return `${schemaImports(entity, spec, updates, paged)}
const fields = {
${lines(entity.fields.map((field) => `  ${key(field.name)}: ${fieldSchema(field)},`))}
}

export const ${type} = closed(${literal(type)}, {
${lines(['  id,', '  ...fields,', ...answered(entity, spec), `  ${entity.timestamps.created}: time,`, `  ${entity.timestamps.updated}: time,`])}
}${described(entity.description)})
export type ${type} = Static<typeof ${type}>

export const ${type}Create = closed(${literal(`${type}Create`)}, {
${lines(entity.fields.map((field) => `  ${key(field.name)}: ${needed(field) ? `fields.${field.name}` : `Type.Optional(fields.${field.name})`},`))}
})
export type ${type}Create = Static<typeof ${type}Create>
${updates ? `\nexport const ${type}Update = closed(${literal(`${type}Update`)}, optional(fields))\n` : ''}${
    paged === null
      ? ''
      : `\nexport const ${type}Page = ${paged === 'Type.Array' ? `Type.Array(${type})` : `${paged}(${type})`}\n`
  }`
}

/** A client must give it: nothing else says what it would be. */
export const needed = (field: Field): boolean => !field.optional && field.default === null

const schemaImports = (entity: Entity, spec: Spec, updates: boolean, paged: string | null): string => {
  const code = entity.fields.map(fieldSchema).join(' ')
  const called = ['bigint', 'decimal', 'int', 'nullable', 'oneOf'].filter((name) =>
    new RegExp(`\\b${name}\\(`).test(code),
  )
  const asNumber = spec.api.decimals === 'number' && decimals(entity).length > 0 ? ['asNumber'] : []
  const usesType = code.includes('Type.') || paged === 'Type.Array' || entity.fields.some((field) => !needed(field))
  return [
    imports(['type Static', ...(usesType ? ['Type'] : [])], 'typebox'),
    imports(paged === null || paged === 'Type.Array' ? [] : [paged], '../../core/data/index.ts'),
    imports(
      ['closed', 'id', 'time', ...called, ...asNumber, ...(updates ? ['optional'] : [])],
      '../../core/http/index.ts',
    ),
  ].join('')
}

/** Keys that come out otherwise than they go in. */
const answered = (entity: Entity, spec: Spec): string[] =>
  spec.api.decimals === 'number' ? decimals(entity).map((name) => `  ${key(name)}: asNumber(fields.${name}),`) : []

const decimals = (entity: Entity): string[] =>
  entity.fields.filter(({ type }) => type.kind === 'decimal').map(({ name }) => name)

const pageHelper = ({ routes, list: { paging } }: Entity): string | null => {
  if (!routes.some(({ verb }) => verb === 'list')) return null
  switch (paging.style) {
    case 'page':
      return paging.total === 'exact' ? 'pageOf' : 'uncountedPageOf'
    case 'offset':
      return paging.total === 'exact' ? 'offsetPageOf' : 'uncountedOffsetPageOf'
    case 'cursor':
      return 'cursorPageOf'
    case 'none':
      return 'Type.Array'
  }
}

const options = (values: Readonly<Record<string, string | number>>, description: string): string => {
  const all = [
    ...Object.entries(values).map(([name, value]) => `${name}: ${value}`),
    ...(description === '' ? [] : [`description: ${literal(description)}`]),
  ]
  return all.length === 0 ? '' : `{ ${all.join(', ')} }`
}

const described = (description: string): string => (description === '' ? '' : `, ${literal(description)}`)

/** Whole numbers have no values between two neighbours, so an exclusive limit is the next inclusive one. */
const whole = (min: Limit<number> | null, max: Limit<number> | null): Readonly<Record<string, number>> => ({
  ...(min === null ? {} : { minimum: min.value + (min.exclusive ? 1 : 0) }),
  ...(max === null ? {} : { maximum: max.value - (max.exclusive ? 1 : 0) }),
})

const limits = <T, S>(
  min: Limit<T> | null,
  max: Limit<T> | null,
  show: (value: T) => S,
): Readonly<Record<string, S>> => ({
  ...(min === null ? {} : { [min.exclusive ? 'exclusiveMinimum' : 'minimum']: show(min.value) }),
  ...(max === null ? {} : { [max.exclusive ? 'exclusiveMaximum' : 'maximum']: show(max.value) }),
})
