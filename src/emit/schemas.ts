import type { Computed, Entity, Field, FieldType, Limit, Operation, Spec, ValueType, Verb } from '../spec/index.ts'
import { bodyName, changeable, creatable, entityOf, needed, replaceName, sentLinks, visible } from './members.ts'
import { imports, key, lines, literal, usesOf } from './text.ts'

type Kinds = {
  readonly [K in FieldType['kind']]: (type: Extract<FieldType, { kind: K }>, description: string) => string
}

const text = (
  { min, max, pattern }: Pick<Extract<FieldType, { kind: 'string' | 'text' }>, 'min' | 'max' | 'pattern'>,
  description: string,
): string =>
  `Type.String(${options(
    {
      ...(min > 0 ? { minLength: min } : {}),
      ...(max === null ? {} : { maxLength: max }),
      ...(pattern === null ? {} : { pattern: literal(`^(?:${pattern})$`) }),
    },
    description,
  )})`

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
  reference: formatted('uuid'),
}

/** The TypeBox schema of a field's value. */
export const fieldSchema = ({ type, optional, description }: Field): string => {
  const schema = (kinds[type.kind] as (type: FieldType, description: string) => string)(type, description)
  return optional ? `nullable(${schema})` : schema
}

/** `tasks.schema.ts`: what goes in and what comes out. */
export const schemaFile = (entity: Entity, spec: Spec): string => {
  const parts = schemaParts(entity, spec)
  return `${schemaImports(entity, spec, parts.join('\n'))}${parts.join('\n\n')}
`
}

const schemaParts = (entity: Entity, spec: Spec): string[] => {
  const { names, routes } = entity
  const has = (...some: Verb[]): boolean => routes.some(({ verb }) => some.includes(verb))
  const paged = pageHelper(entity)
  return [
    fieldsText(entity),
    shownText(entity, spec),
    ...(has('create') || isTakenIn(entity, spec) || (has('replace') && replaceName(entity).endsWith('Create'))
      ? [bodyText(entity, `${names.type}Create`, entity.fields.filter(creatable), partsTexts(entity, spec))]
      : []),
    ...(has('replace') && replaceName(entity).endsWith('Replace')
      ? [bodyText(entity, replaceName(entity), entity.fields.filter(changeable), [])]
      : []),
    ...(has('update') ? [updateText(entity)] : []),
    ...(paged === null ? [] : [`export const ${names.type}Page = ${paged}(${names.type})`]),
    ...entity.operations.flatMap((operation) => operationBody(entity, operation)),
  ]
}

/** Whether a body of its owner holds it, or one of its owner's owner. */
const isTakenIn = (entity: Entity, spec: Spec): boolean => {
  const owner = spec.entities.find((other) => other.parts.some(({ entity: part }) => part === entity.name))
  if (owner === undefined) return false
  return owner.routes.some(({ verb }) => verb === 'create' || verb === 'replace') || isTakenIn(owner, spec)
}

const fieldsText = ({ fields }: Entity): string => `const fields = {
${lines(fields.map((field) => `  ${key(field.key)}: ${fieldSchema(field)},`))}
}`

/** The row as it is answered. Inside its parent a part shows neither the parent nor its own times. */
const shownText = (entity: Entity, spec: Spec): string => {
  const { type } = entity.names
  const hidden = entity.fields.filter((field) => !visible(field) || field.name === entity.owner)
  const members = [
    'id',
    ...(hidden.length === 0
      ? ['...fields']
      : entity.fields
          .filter((field) => !hidden.includes(field))
          .map((field) => `${key(field.key)}: ${answeredField(field, spec)}`)),
    ...(hidden.length === 0 ? numbers(entity, spec) : []),
    ...entity.computed.map((one) => `${key(one.name)}: ${computedSchema(one, spec)}`),
    ...entity.links.map(({ name }) => `${key(name)}: Type.Array(id)`),
    ...entity.parts.map((part) => `${key(part.name)}: Type.Array(${entityOf(spec, part.entity).names.type})`),
    ...(entity.owner === null ? [`${entity.timestamps.created}: time`, `${entity.timestamps.updated}: time`] : []),
  ]
  return `export const ${type} = closed(${literal(type)}, {
${lines(members.map((member) => `  ${member},`))}
}${described(entity.description)})
export type ${type} = Static<typeof ${type}>`
}

const bodyText = (entity: Entity, name: string, fields: readonly Field[], parts: readonly string[]): string => {
  const members = [
    ...fields
      .filter((field) => field.name !== entity.owner)
      .map(
        (field) => `${key(field.key)}: ${needed(field) ? fieldOf(field.key) : `Type.Optional(${fieldOf(field.key)})`}`,
      ),
    ...sentLinks(entity).map((link) => `${key(link.name)}: Type.Optional(${linkSchema})`),
    ...parts,
  ]
  return `export const ${name} = closed(${literal(name)}, {
${lines(members.map((member) => `  ${member},`))}
})
export type ${name} = Static<typeof ${name}>`
}

const partsTexts = (entity: Entity, spec: Spec): string[] =>
  entity.parts.map(
    (part) =>
      `${key(part.name)}: Type.Optional(Type.Array(${entityOf(spec, part.entity).names.type}Create, { maxItems: 1000 }))`,
  )

const linkSchema = 'Type.Array(id, { maxItems: 1000 })'

const updateText = (entity: Entity): string => {
  const name = `${entity.names.type}Update`
  const changed = entity.fields.filter(changeable)
  const links = sentLinks(entity)
  if (changed.length === entity.fields.length && links.length === 0)
    return `export const ${name} = closed(${literal(name)}, optional(fields))`
  const members = [
    ...changed.map((field) => `${key(field.key)}: ${fieldOf(field.key)}`),
    ...links.map((link) => `${key(link.name)}: ${linkSchema}`),
  ]
  return `export const ${name} = closed(${literal(name)}, optional({
${lines(members.map((member) => `  ${member},`))}
}))`
}

const fieldOf = (name: string): string => (/^[A-Za-z_]\w*$/.test(name) ? `fields.${name}` : `fields[${literal(name)}]`)

/** What an operation is sent in its body. */
const operationBody = (entity: Entity, operation: Operation): string[] => {
  const inputs = operation.input.filter(({ from }) => from === 'body')
  if (inputs.length === 0) return []
  const name = bodyName(entity, operation)
  return [
    `export const ${name} = closed(${literal(name)}, {
${lines(inputs.map(({ field }) => `  ${key(field.key)}: ${inputSchema(field)},`))}
})`,
  ]
}

/** A value that is sent: one that is optional or has a default may be left out. */
export const inputSchema = (field: Field): string =>
  needed(field) ? fieldSchema(field) : `Type.Optional(${fieldSchema(field)})`

const computedSchema = ({ value, description }: Computed, spec: Spec): string => {
  const schema = valueSchema(value.type, description)
  const answer = value.nullable ? `nullable(${schema})` : schema
  return value.type.kind === 'decimal' && spec.api.decimals === 'number' ? `asNumber(${answer})` : answer
}

const valueSchema = (type: ValueType, description: string): string => {
  switch (type.kind) {
    case 'decimal':
      return `decimal(${options({ scale: type.scale }, description)})`
    case 'int':
      return `Type.Integer(${options({}, description)})`
    case 'float':
      return `Type.Number(${options({}, description)})`
    case 'enum':
      return kinds.enum({ kind: 'enum', values: type.values }, description)
    case 'bool':
    case 'bigint':
    case 'date':
    case 'time':
    case 'datetime':
    case 'uuid':
      return (kinds[type.kind] as (type: FieldType, description: string) => string)(
        { kind: type.kind, min: null, max: null },
        description,
      )
    case 'string':
      return `Type.String(${options({}, description)})`
    case 'duration':
    case 'null':
    case 'row':
    case 'list':
      throw new Error(`a computed field cannot be of the kind ${type.kind}`)
  }
}

const schemaImports = (entity: Entity, spec: Spec, code: string): string => {
  const uses = usesOf(code)
  const parts = entity.parts.map((part) => entityOf(spec, part.entity))
  return `${[
    imports(['type Static', ...['Type'].filter(uses)], 'typebox'),
    imports(
      ['pageOf', 'uncountedPageOf', 'offsetPageOf', 'uncountedOffsetPageOf', 'cursorPageOf'].filter(uses),
      '../../core/data/index.ts',
    ),
    imports(
      [
        ...['asNumber', 'bigint', 'closed', 'decimal', 'id', 'int', 'nullable', 'oneOf', 'optional'].filter(uses),
        ...(entity.owner === null ? ['time'] : []),
      ],
      '../../core/http/index.ts',
    ),
    ...parts.map(({ names }) =>
      imports([names.type, ...[`${names.type}Create`].filter(uses)], `../${names.kebabs}/${names.kebabs}.schema.ts`),
    ),
  ].join('')}
`
}

/** Keys that come out otherwise than they go in. */
const numbers = ({ fields }: Entity, spec: Spec): string[] =>
  fields
    .filter(({ type }) => type.kind === 'decimal' && spec.api.decimals === 'number')
    .map((field) => `${key(field.key)}: ${answeredField(field, spec)}`)

const answeredField = ({ key: name, type }: Field, { api }: Spec): string =>
  type.kind === 'decimal' && api.decimals === 'number' ? `asNumber(${fieldOf(name)})` : fieldOf(name)

export const pageHelper = ({ routes, list: { paging } }: Entity): string | null => {
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
