import {
  type Entity,
  type Paging,
  type Rule,
  type SortKey,
  type Spec,
  type ValueType,
  constraintOf,
  keyOf,
} from '../spec/index.ts'
import { conditionSql, filterSql, plainSql, sqlOf } from '../sql/index.ts'
import { entityOf, keptKeys, ownKeys } from './members.ts'
import { imports, key, lines, literal, template } from './text.ts'

/** `tasks.repository.ts`: how the rows are listed and what else they show; the engine knows the rest. */
export const repositoryFile = (entity: Entity, spec: Spec): string => {
  const { names, list } = entity
  const shows = showsOf(entity, spec)
  const includes = includesOf(entity, spec)
  const options = [
    `sort: [${list.sort.map((one) => sortText(entity, one)).join(', ')}]`,
    `paging: ${pagingText(list.paging)}`,
    ...optional('filters', filtersOf(entity)),
    ...optional(
      'shows',
      shows.map(({ text }) => text),
    ),
    ...keptText(entity),
    ...optional(
      'includes',
      includes.map(({ text }) => text),
    ),
    ...optional('copied', copiedOf(entity)),
    ...optional(
      'rules',
      entity.rules.map((rule) => ruleText(entity, rule)),
    ),
  ]
  const helpers = [...shows.map(({ helper }) => helper), ...(includes.length > 0 ? ['type Related'] : [])]
  const others = [...shows, ...includes].flatMap(({ other }) =>
    other === null || other === names.type ? [] : [entityOf(spec, other)],
  )
  const doors = [...new Set(others)].toSorted((a, b) => (a.names.kebabs < b.names.kebabs ? -1 : 1))
  return `${imports(['repository', ...helpers], '../../core/data/index.ts')}${doors
    .map((other) => imports([other.names.values], `../${other.names.kebabs}/index.ts`))
    .join('')}import { ${names.values}Table } from './${names.kebabs}.table.ts'

export const ${names.values} = repository(${names.values}Table, {
${lines(options.map((option) => `  ${option},`))}
})
`
}

const optional = (name: string, members: readonly string[]): string[] =>
  members.length === 0 ? [] : [`${name}: {\n${lines(members.map((member) => `${member},`))}\n}`]

/** Only where rows are replaced, so that no list is written that nothing reads. */
const keptText = (entity: Entity): string[] => {
  const kept = keptKeys(entity)
  const replaced = entity.routes.some(({ verb }) => verb === 'replace')
  return replaced && kept.length > 0 ? [`kept: [${kept.map(literal).join(', ')}]`] : []
}

const sortText = (entity: Entity, { field, direction }: SortKey): string => {
  const name = keyOf(entity, field)
  return literal(direction === 'desc' ? `-${name}` : name)
}

const filtersOf = (entity: Entity): string[] => {
  const { where, filter, require } = entity.list
  const names = (fields: readonly string[]): string =>
    `[${fields.map((field) => literal(keyOf(entity, field))).join(', ')}]`
  const search = entity.fields.filter((field) => field.search)
  return [
    ...(where === null ? [] : [`where: ${template(plainSql(filterSql(where)))}`]),
    ...(filter.length === 0 ? [] : [`by: ${names(filter)}`]),
    ...(require.length === 0 ? [] : [`require: ${names(require)}`]),
    ...(search.length === 0 ? [] : [`search: ${names(search.map(({ name }) => name))}`]),
  ]
}

interface Member {
  readonly text: string
  readonly helper: string
  /** the entity that it needs */
  readonly other: string | null
}

const showsOf = (entity: Entity, spec: Spec): Member[] => {
  const all = [
    ...entity.computed.map(({ name, value }) => ({
      name,
      ...computedText(value.type, value.nullable, plainSql(sqlOf(value))),
    })),
    ...entity.links.map(({ name, table, own, other }) => ({
      name,
      helper: 'linked',
      other: null,
      text: `linked(${literal(table)}, ${literal(own)}, ${literal(other)})`,
    })),
    ...entity.parts.map(({ name, entity: part, by }) => ({
      name,
      helper: 'partsOf',
      other: part,
      text: `partsOf(() => ${entityOf(spec, part).names.values}, ${literal(keyOf(entityOf(spec, part), by))})`,
    })),
  ]
  return all
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .map(({ name, text, ...rest }) => ({ ...rest, text: `${key(name)}: ${text}` }))
}

const computedText = (type: ValueType, nullable: boolean, sql: string): Member => {
  const or = nullable ? ' | null' : ''
  const call = (helper: string, kind: string): Member => ({
    helper,
    other: null,
    text: `${helper}${kind}(${template(sql)})`,
  })
  switch (type.kind) {
    case 'int':
      return call('computedInt', `<number${or}>`)
    case 'datetime':
      return call('computedInstant', `<string${or}>`)
    case 'bool':
      return call('computed', `<boolean${or}>`)
    case 'float':
      return call('computed', `<number${or}>`)
    case 'enum':
      return call('computed', `<${type.values.map(literal).join(' | ')}${or}>`)
    case 'bigint':
    case 'decimal':
    case 'string':
    case 'date':
    case 'time':
    case 'uuid':
      return call('computed', `<string${or}>`)
    case 'duration':
    case 'null':
    case 'row':
    case 'list':
      throw new Error(`a computed field cannot be of the kind ${type.kind}`)
  }
}

const includesOf = (entity: Entity, spec: Spec): Member[] =>
  entity.list.include.map((name) => {
    const link = entity.links.find((one) => one.name === name)
    const field = entity.fields.find((one) => one.name === name)
    const other = link?.entity ?? (field?.type.kind === 'reference' ? field.type.entity : '')
    const of = `(): Related => ${entityOf(spec, other).names.values}`
    return { helper: '', other, text: `${key(name)}: { key: ${literal(link?.name ?? field?.key ?? name)}, of: ${of} }` }
  })

const copiedOf = ({ fields }: Entity): string[] =>
  fields.flatMap((field) => {
    if (field.default?.kind !== 'copy') return []
    const { from } = field.default
    const sql = plainSql(sqlOf(from, { row: 'given' }))
    return [`${key(field.key)}: { from: ${literal(referenceOf(fields, from))}, sql: ${template(sql)} }`]
  })

/** The key that a path begins with: of `it.product.price`, the product's. */
const referenceOf = (fields: Entity['fields'], path: unknown): string => {
  let name = ''
  for (
    let at = path as { node?: string; name?: string; of?: unknown } | undefined;
    at?.node !== undefined && at.node !== 'row';
    at = at.of as typeof at
  )
    name = at.name ?? name
  return fields.find((field) => field.name === name)?.key ?? name
}

const ruleText = (entity: Entity, rule: Rule): string => {
  const members = [
    `says: ${literal(rule.says === '' ? `It does not hold: ${rule.name.replaceAll('_', ' ')}.` : rule.says)}`,
    `keys: [${ownKeys(entity, rule.check).map(literal).join(', ')}]`,
    ...(rule.status === null ? [] : [`status: ${rule.status}`]),
    rule.stored
      ? `constraint: ${literal(constraintOf(entity, rule))}`
      : `sql: ${template(plainSql(conditionSql(rule.check)))}`,
  ]
  return `${rule.name}: { ${members.join(', ')} }`
}

const pagingText = (paging: Paging): string => {
  switch (paging.style) {
    case 'page':
    case 'offset':
      return `{ style: '${paging.style}', size: ${paging.size}, max: ${paging.max}, total: '${paging.total}' }`
    case 'cursor':
      return `{ style: 'cursor', size: ${paging.size}, max: ${paging.max} }`
    case 'none':
      return `{ style: 'none', max: ${paging.max} }`
  }
}
