import type { Entity, Expr, Failure, Input, LinkChange, Operation, Spec } from '../spec/index.ts'
import { keyOf } from '../spec/index.ts'
import { conditionSql, sqlOf } from '../sql/index.ts'
import { defaultText } from './columns.ts'
import { entityOf, functionName, typeName } from './members.ts'
import { tsType } from './ts-types.ts'
import { imports, key, lines, literal, sqlTemplate, usesOf } from './text.ts'

/** `orders.operations.ts`: what each operation promises, and the type of the function behind it. */
export const operationsFile = (entity: Entity, spec: Spec): string => {
  const { names, operations } = entity
  const code = operations.map((operation) => operationText(entity, operation, spec)).join('\n')
  const uses = usesOf(code)
  const others = [...new Set(operations.flatMap((operation) => entitiesOf(operation)))]
    .filter((name) => name !== entity.name)
    .map((name) => entityOf(spec, name).names)
    .toSorted((a, b) => (a.kebabs < b.kebabs ? -1 : 1))
  return `${[
    imports(['sql'].filter(uses), 'drizzle-orm'),
    imports(uses('RowOf') ? ['type RowOf'] : [], '../../core/data/index.ts'),
    imports(['contract', ...(uses('Handler') ? ['type Handler'] : [])], '../../core/operations/index.ts'),
    ...others.map(({ values, kebabs }) => imports([values], `../${kebabs}/index.ts`)),
    imports([names.values].filter(uses), `./${names.kebabs}.repository.ts`),
  ].join('')}
${code}`
}

/** Entities whose rows an operation is sent or answers. */
const entitiesOf = ({ input, returns }: Operation): string[] => [
  ...input.flatMap(({ field }) => (field.type.kind === 'reference' ? [field.type.entity] : [])),
  ...(returns === null ? [] : [returns]),
]

const operationText = (entity: Entity, operation: Operation, spec: Spec): string => {
  const type = typeName(operation)
  const members = [
    `name: ${literal(`${entity.names.values}.${operation.name}`)}`,
    ...(operation.onRow ? [`row: () => ${entity.names.values}`] : []),
    ...references(entity, operation, spec),
    ...defaults(operation),
    ...failures(operation),
    ...transition(entity, operation),
    ...changes(entity, operation),
    ...linkChanges('add', operation.add),
    ...linkChanges('remove', operation.remove),
    ...(operation.returns === null ? [] : [`returns: () => ${entityOf(spec, operation.returns).names.values}`]),
  ]
  const answered = operation.returns === null ? 'null' : rowOf(entityOf(spec, operation.returns))
  return `${inputInterface(operation, spec)}export const ${functionName(operation)} = contract<${inputType(operation)}, ${answered}>({
${lines(members.map((member) => `  ${member},`))}
})
${operation.code ? `export type ${type} = Handler<${handlerTerms(entity, operation)}>\n` : ''}`
}

const rowOf = ({ names }: Entity): string => `RowOf<typeof ${names.values}>`

const inputType = (operation: Operation): string =>
  operation.input.length === 0 ? 'object' : `${typeName(operation)}Input`

const inputInterface = (operation: Operation, spec: Spec): string =>
  operation.input.length === 0
    ? ''
    : `export interface ${typeName(operation)}Input {
${lines(operation.input.map((input) => `  readonly ${key(nameOf(input))}: ${inputMember(input, spec)}`))}
}

`

/** A reference is known by its name, because its row stands there; a value by its key. */
const nameOf = ({ field }: Input): string => field.name

const inputMember = ({ field }: Input, spec: Spec): string => {
  const type = field.type.kind === 'reference' ? rowOf(entityOf(spec, field.type.entity)) : tsType(field.type)
  // without a default, what is optional may be left out as well as be null
  if (!field.optional) return type
  return `${type} | null | undefined`
}

const handlerTerms = (entity: Entity, operation: Operation): string => {
  const fails = operation.fails.map(({ name }) => literal(name))
  const own = operation.onRow && operation.returns === entity.name
  const returns = operation.returns === null || own ? 'unknown' : '{ readonly id: string }'
  return `{ ${[
    ...(operation.onRow ? [`it: ${rowOf(entity)}`] : []),
    `input: ${inputType(operation)}`,
    `fails: ${fails.length === 0 ? 'never' : fails.join(' | ')}`,
    `returns: ${returns}`,
  ].join('; ')} }`
}

const references = (entity: Entity, { input, onRow }: Operation, spec: Spec): string[] => {
  const all = input.flatMap(({ field, from }): string[] => {
    if (field.type.kind !== 'reference') return []
    const other = entityOf(spec, field.type.entity)
    const ownerField = other.fields.find(({ name }) => name === other.owner)
    const isPart = onRow && ownerField?.type.kind === 'reference' && ownerField.type.entity === entity.name
    const facts = [
      `key: ${literal(field.key)}`,
      `of: () => ${other.names.values}`,
      ...(isPart ? [`partBy: ${literal(ownerField.key)}`] : []),
      ...(from === 'path' ? ['inPath: true'] : []),
    ]
    return [`${key(field.name)}: { ${facts.join(', ')} }`]
  })
  return all.length === 0 ? [] : [`references: { ${all.join(', ')} }`]
}

const defaults = ({ input }: Operation): string[] => {
  const all = input.flatMap(({ field }) => {
    const text = field.default?.kind === 'value' ? defaultText(field) : null
    return text === null ? [] : [`${key(field.key)}: ${text}`]
  })
  return all.length === 0 ? [] : [`defaults: { ${all.join(', ')} }`]
}

const failures = ({ fails }: Operation): string[] =>
  fails.length === 0
    ? []
    : [`fails: {\n${lines(fails.map((failure) => `${failure.name}: { ${failureText(failure)} },`))}\n}`]

const failureText = ({ kind, status, says, when }: Failure): string =>
  [
    `kind: ${literal(kind)}`,
    ...(status === null ? [] : [`status: ${status}`]),
    ...(says === '' ? [] : [`says: ${literal(says)}`]),
    ...(when === null ? [] : [`when: ${given(sqlTemplate(conditionSql(when)))}`]),
  ].join(', ')

/** A function of what is given, which names only what it looks at. */
const given = (code: string): string => {
  const used = ['input', 'now', 'today'].filter(usesOf(code))
  return `${used.length === 0 ? '()' : `({ ${used.join(', ')} })`} => ${code}`
}

const transition = (entity: Entity, { transition: step }: Operation): string[] =>
  step === null
    ? []
    : [
        `transition: { key: ${literal(keyOf(entity, step.field))}, from: [${step.from.map(literal).join(', ')}], to: ${literal(step.to)} }`,
      ]

const changes = (entity: Entity, { set, input }: Operation): string[] => {
  const all = [
    ...input.filter(({ written }) => written).map(({ field }) => `${key(field.key)}: ${writtenValue(field)}`),
    ...set.map(({ field, value }) => `${key(keyOf(entity, field))}: ${assigned(value)}`),
  ]
  return all.length === 0 ? [] : [`set: ${given(`({ ${all.join(', ')} })`)}`]
}

const writtenValue = (field: Input['field']): string =>
  field.type.kind !== 'reference'
    ? `input.${field.name}`
    : field.optional
      ? `input.${field.name} && input.${field.name}.id`
      : `input.${field.name}.id`

const assigned = (value: Expr): string => {
  if (value.node !== 'literal') return sqlTemplate(sqlOf(value))
  return typeof value.value === 'string' ? literal(value.value) : String(value.value)
}

const linkChanges = (name: 'add' | 'remove', changed: readonly LinkChange[]): string[] =>
  changed.length === 0
    ? []
    : [`${name}: ${given(`({ ${changed.map(({ link, value }) => `${key(link)}: ${rowId(value)}`).join(', ')} })`)}`]

/** The id of a row that an expression names: sent, or found from what is sent. */
const rowId = (value: Expr): string => {
  if (value.node === 'input') return `input.${value.name}.id`
  throw new Error('only a row that is sent can be added or removed')
}
