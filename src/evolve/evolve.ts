import { isDeepStrictEqual } from 'node:util'
import { type Diagnostic, diagnostic } from '../diagnostics/index.ts'
import { type Entity, type Field, type Spec, indexes } from '../spec/index.ts'
import { conditionSql, plainSql, sqlDefault } from '../sql/index.ts'
import {
  addColumn,
  addForeignKey,
  createIndex,
  createIndexes,
  createPairs,
  createTable,
  dropColumn,
  dropForeignKey,
  dropIndex,
  dropPairs,
  dropTable,
} from './tables.ts'

/** One numbered step of a schema: `<name>.up.sql` and `<name>.down.sql`. */
export interface Migration {
  /** what it does, for a file's name: 'init', 'add_tasks_priority' */
  readonly name: string
  readonly up: string
  readonly down: string
}

export interface Evolution {
  /** null when the schema stays as it is */
  readonly migration: Migration | null
  readonly diagnostics: readonly Diagnostic[]
}

interface Step {
  readonly name: string
  readonly up: string
  readonly down: string
}

/** What brings a database from the previous spec to the next. Tables, columns and indexes can be added; the rest is refused. */
export const evolve = (previous: Spec | null, next: Spec): Evolution => {
  const before = new Map((previous?.entities ?? []).map((entity) => [entity.name, entity]))
  const after = new Set(next.entities.map(({ name }) => name))
  const removed = [...before.keys()].filter((name) => !after.has(name))
  const diagnostics = removed.map((name) =>
    unsupported(`Entity ${name} is gone`, 'Keep it until removals are supported.'),
  )
  const tables: Step[] = []
  // what joins tables comes when all of them are there
  const joints: Step[] = []
  for (const entity of next.entities) {
    const old = before.get(entity.name)
    if (old === undefined) tables.push(newTable(entity))
    else {
      diagnostics.push(...refusals(old, entity))
      tables.push(...additions(old, entity))
    }
    joints.push(...newReferences(old, entity, next), ...newPairs(old, entity, next))
  }
  const steps = [...tables, ...joints]
  return { migration: diagnostics.length > 0 || steps.length === 0 ? null : joined(previous, steps), diagnostics }
}

const tableOf = (spec: Spec, name: string): string =>
  spec.entities.find((entity) => entity.name === name)?.names.table ?? name

const newReferences = (old: Entity | undefined, entity: Entity, spec: Spec): Step[] =>
  entity.fields.flatMap((field) => {
    if (field.type.kind !== 'reference' || old?.fields.some(({ name }) => name === field.name)) return []
    return [
      {
        name: `reference_${entity.names.table}`,
        up: addForeignKey(entity, field, tableOf(spec, field.type.entity)),
        down: dropForeignKey(entity, field),
      },
    ]
  })

const newPairs = (old: Entity | undefined, entity: Entity, spec: Spec): Step[] =>
  entity.links
    .filter((link) => !old?.links.some(({ name }) => name === link.name))
    .map((link) => ({
      name: `create_${link.table}`,
      up: createPairs(entity, link, tableOf(spec, link.entity)),
      down: dropPairs(link),
    }))

const joined = (previous: Spec | null, steps: readonly Step[]): Migration => ({
  name: previous === null ? 'init' : steps.length === 1 ? (steps[0]?.name ?? '') : `${steps[0]?.name}_and_more`,
  up: `${steps.map(({ up }) => up).join('\n\n')}\n`,
  down: `${steps
    .map(({ down }) => down)
    .toReversed()
    .join('\n\n')}\n`,
})

const newTable = (entity: Entity): Step => ({
  name: `create_${entity.names.table}`,
  up: [createTable(entity), ...createIndexes(entity)].join('\n\n'),
  down: dropTable(entity),
})

const additions = (old: Entity, entity: Entity): Step[] => {
  const known = new Set(old.fields.map(({ name }) => name))
  const columns = entity.fields.filter(({ name }) => !known.has(name))
  const [had, has] = [
    new Map(indexes(old).map((index) => [index.name, index])),
    new Map(indexes(entity).map((index) => [index.name, index])),
  ]
  return [
    ...columns.map((field) => ({
      name: `add_${entity.names.table}_${field.column}`,
      up: addColumn(entity, field),
      down: dropColumn(entity, field),
    })),
    ...[...has.values()]
      .filter(({ name }) => !had.has(name))
      .map((index) => ({
        name: `index_${entity.names.table}`,
        up: createIndex(entity, index),
        down: dropIndex(index),
      })),
    ...[...had.values()]
      .filter(({ name }) => !has.has(name))
      .map((index) => ({
        name: `index_${entity.names.table}`,
        up: dropIndex(index),
        down: createIndex(entity, index),
      })),
  ]
}

const refusals = (old: Entity, entity: Entity): Diagnostic[] => {
  const fields = new Map(entity.fields.map((field) => [field.name, field]))
  return [
    ...(old.names.table === entity.names.table
      ? []
      : [unsupported(`The table of ${entity.name} would have another name`, null)]),
    ...(isDeepStrictEqual(sorted(old.unique), sorted(entity.unique))
      ? []
      : [unsupported(`What is unique together in ${entity.name} has changed`, null)]),
    ...(isDeepStrictEqual(stored(old), stored(entity))
      ? []
      : [unsupported(`The rules of ${entity.name} have changed`, null)]),
    ...old.links
      .filter((link) => !entity.links.some((other) => isDeepStrictEqual(shape(other), shape(link))))
      .map(({ name }) => unsupported(`The relation ${entity.name}.${name} is gone or has changed`, 'Keep it for now.')),
    ...old.fields.flatMap((field) => refusal(entity, field, fields.get(field.name))),
    ...entity.fields
      .filter((field) => !old.fields.some(({ name }) => name === field.name) && !fillable(field))
      .map((field) => unfillable(entity, field)),
  ]
}

const refusal = (entity: Entity, old: Field, field: Field | undefined): Diagnostic[] => {
  if (field === undefined)
    return [
      unsupported(`Field ${entity.name}.${old.name} is gone`, 'A renamed field looks like this too. Keep it for now.'),
    ]
  const changed = [
    ...(['type', 'optional', 'unique'] as const).filter((aspect) => !isDeepStrictEqual(old[aspect], field[aspect])),
    ...(sqlDefault(old) === sqlDefault(field) ? [] : ['default']),
  ]
  return changed.length === 0
    ? []
    : [
        unsupported(
          `Field ${entity.name}.${old.name} has changed (${changed.join(', ')})`,
          'Add a field with another name beside it.',
        ),
      ]
}

/** The rows that exist already need a value. */
const fillable = (field: Field): boolean => field.optional || (field.default !== null && field.default.kind !== 'copy')

const unfillable = (entity: Entity, field: Field): Diagnostic =>
  unsupported(
    `Field ${entity.name}.${field.name} is new and required`,
    `Rows that exist have no value for it: make it optional (\`?\`) or give it a default.`,
  )

const sorted = (unique: Entity['unique']): string[] =>
  unique
    .map(({ fields, where }) =>
      JSON.stringify([[...fields].toSorted(), where === null ? null : plainSql(conditionSql(where))]),
    )
    .toSorted()

/** Rules that the database holds; others can change without it. */
const stored = ({ rules }: Entity): string[] =>
  rules.flatMap(({ name, check, stored: held }) => (held ? [`${name} ${plainSql(conditionSql(check))}`] : []))

const shape = ({ table, own, other, entity }: Entity['links'][number]): string[] => [table, own, other, entity]

const unsupported = (what: string, hint: string | null): Diagnostic =>
  diagnostic('unsupported-change', {
    message: `${what}: there is no migration for that yet.`,
    ...(hint === null ? {} : { hint }),
  })
