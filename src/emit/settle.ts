import type { Entity, Expr, Field, Path, Rule, Spec } from '../spec/index.ts'
import { type Candidate, constantsOf, countedOf, type Hints, hintsOf } from './candidates.ts'
import { interpret, isRow, plainValue, type RowView, type Value } from './interpret.ts'
import { creatable, entityOf, ownKeys, required } from './members.ts'

/** What the rows of an entity's fixtures hold, so that its rules hold of them. */
export interface Settled {
  /** code of values that are not the usual ones, by the names of fields */
  readonly values: ReadonlyMap<string, string>
  /** references whose row is made first, required ones among them */
  readonly parents: readonly Field[]
  /** code of values that such a row is given, by the names of the reference and of the other entity's field */
  readonly given: ReadonlyMap<string, ReadonlyMap<string, string>>
  /** whether every rule is then kept, of this entity's row and of those that it needs */
  readonly holds: boolean
}

/** What was chosen for a field instead of the usual: a value, or of an optional reference that its row is made. */
type Choice = { readonly kind: 'value'; readonly value: Candidate } | { readonly kind: 'row' }
/** By the names of fields; `room.closed` is a field of the row that `room` points at. */
type Chosen = ReadonlyMap<string, Choice>

interface Plan {
  readonly chosen: Chosen
  readonly holds: boolean
}

/** Rows that are made first, next, later; and the years in which the app's tests may run. */
const counts = [1, 2, 3, 30, 400]
const moments = [Date.UTC(2025, 5, 1), Date.UTC(2045, 5, 1)]

/** How many choices are tried for rules that belong together. */
const patience = 30_000

const plans = new WeakMap<Spec, Map<string, Plan>>()

/** Chooses values for an entity's fixtures, so few of them unusual as the rules allow. */
export const settle = (entity: Entity, spec: Spec): Settled => {
  const { chosen, holds } = planOf(entity, spec)
  const parents = entity.fields.filter((field) => isMade(field, chosen))
  const given = parents.map((field) => [field.name, codes(otherOf(field, spec), below(chosen, field))] as const)
  return { values: codes(entity, chosen), parents, given: new Map(given), holds }
}

const codes = ({ fields }: Entity, chosen: Chosen): ReadonlyMap<string, string> =>
  new Map(
    fields.flatMap((field): [string, string][] => {
      const choice = chosen.get(field.name)
      return choice?.kind === 'value' ? [[field.name, choice.value.code]] : []
    }),
  )

/** What was chosen for the row that a reference points at. */
const below = (chosen: Chosen, { name }: Field): Chosen =>
  new Map(
    [...chosen].flatMap(([path, choice]): [string, Choice][] =>
      path.startsWith(`${name}.`) ? [[path.slice(name.length + 1), choice]] : [],
    ),
  )

/** Whether the rules would still be kept, were some values of a fixture's row changed. */
export const holdsWith = (entity: Entity, spec: Spec, changed: ReadonlyMap<string, Value>): boolean => {
  const { chosen, holds } = planOf(entity, spec)
  const changedRow = (row: RowView): RowView => ({
    ...row,
    read: (name) => (changed.has(name) ? (changed.get(name) ?? null) : row.read(name)),
  })
  return holds && keeps(entity, spec, entity.rules, chosen, changedRow)
}

/** Whether the database's own checks would let a fixture point at a row that is not there, and leave that to be refused. */
export const pointsFreely = (entity: Entity, spec: Spec, { name }: Field): boolean =>
  holdsWith(
    { ...entity, rules: entity.rules.filter(({ stored }) => stored) },
    spec,
    new Map([[name, { read: () => null, rows: () => [] }]]),
  )

/** Whether a list shows a fixture's row, whatever the time and however many were made before. */
export const isListed = (entity: Entity, spec: Spec): boolean => {
  const { where } = entity.list
  return where === null || keeps(entity, spec, [{ check: where }], planOf(entity, spec).chosen)
}

/** Fields whose values must differ from row to row. */
export const variedOf = ({ fields, unique }: Entity): ReadonlySet<string> =>
  new Set([...fields.filter((field) => field.unique).map(({ name }) => name), ...unique.flatMap((key) => key.fields)])

const planOf = (entity: Entity, spec: Spec): Plan => {
  const known = plans.get(spec) ?? new Map<string, Plan>()
  plans.set(spec, known)
  const found = known.get(entity.name)
  if (found !== undefined) return found
  // what is being settled already is taken as it usually is
  known.set(entity.name, { chosen: new Map(), holds: true })
  const chosen = new Map(groupsOf(entity).flatMap((rules) => [...chosenFor(entity, spec, rules)]))
  const parents = entity.fields.filter((field) => isMade(field, chosen))
  const holds =
    keeps(entity, spec, entity.rules, chosen) && parents.every((field) => planOf(otherOf(field, spec), spec).holds)
  known.set(entity.name, { chosen, holds })
  return { chosen, holds }
}

const isMade = (field: Field, chosen: Chosen): boolean =>
  field.type.kind === 'reference' &&
  field.default?.kind !== 'copy' &&
  (!field.optional || chosen.get(field.name)?.kind === 'row')

const otherOf = ({ type }: Field, spec: Spec): Entity => entityOf(spec, type.kind === 'reference' ? type.entity : '')

/** Names of the fields that a condition looks at. */
const ownNames = (entity: Entity, expr: Expr): readonly string[] => {
  const keys = ownKeys(entity, expr)
  return entity.fields.filter(({ key }) => keys.includes(key)).map(({ name }) => name)
}

/** Rules that speak of the same fields, which must be settled together. */
const groupsOf = (entity: Entity): readonly (readonly Rule[])[] => {
  const groups: { fields: Set<string>; rules: Rule[] }[] = []
  for (const rule of entity.rules) {
    const fields = new Set(ownNames(entity, rule.check))
    const joined = groups.filter((group) => [...fields].some((name) => group.fields.has(name)))
    for (const group of joined) groups.splice(groups.indexOf(group), 1)
    groups.push({
      fields: new Set([...fields, ...joined.flatMap((group) => [...group.fields])]),
      rules: [...joined.flatMap((group) => group.rules), rule],
    })
  }
  return groups.map(({ rules }) => rules)
}

/** The usual values if they keep the rules, else the first that do with one field changed, two, three, four; else the usual ones. */
const chosenFor = (entity: Entity, spec: Spec, rules: readonly Rule[]): Chosen => {
  const none: Chosen = new Map()
  if (keeps(entity, spec, rules, none)) return none
  const open = choicesOf(entity, spec, rules)
  let left = patience
  const search = (chosen: Chosen, from: number, changes: number): Chosen | null => {
    if (changes === 0) {
      left -= 1
      return keeps(entity, spec, rules, chosen) ? chosen : null
    }
    for (const [at, { name, choices }] of open.entries()) {
      if (at < from) continue
      for (const choice of choices) {
        if (left <= 0) return null
        const found = search(new Map([...chosen, [name, choice]]), at + 1, changes - 1)
        if (found !== null) return found
      }
    }
    return null
  }
  for (const changes of [1, 2, 3, 4]) {
    const found = search(none, 0, changes)
    if (found !== null) return found
  }
  return none
}

interface Open {
  readonly name: string
  readonly choices: readonly Choice[]
}

/** What may be chosen for each field that the rules look at and a client sends; the usual value is not among it. */
const choicesOf = (entity: Entity, spec: Spec, rules: readonly Rule[]): readonly Open[] => {
  const exprs = rules.map(({ check }) => check)
  const names = new Set(exprs.flatMap((expr) => ownNames(entity, expr)))
  const hints = hintsOf(exprs)
  const varied = variedOf(entity)
  return entity.fields
    .filter((field) => names.has(field.name) && isGiven(field))
    .flatMap((field): Open[] => {
      if (field.type.kind === 'reference')
        return [...rowChoice(entity, field, spec), ...choicesBelow(field, exprs, hints, spec)]
      const values = varied.has(field.name) ? countedOf(field, hints) : constantsOf(field, hints)
      return [{ name: field.name, choices: values.slice(1).map((value) => ({ kind: 'value', value })) }]
    })
}

/** Fields of the row that a reference points at, as far as the rules look at them. */
const choicesBelow = (reference: Field, exprs: readonly Expr[], hints: Hints, spec: Spec): Open[] => {
  const other = otherOf(reference, spec)
  const names = namesBehind(reference.name, exprs)
  const varied = variedOf(other)
  return other.fields
    .filter(({ name, type }) => names.has(name) && type.kind !== 'reference' && !varied.has(name))
    .filter(isGiven)
    .map((field) => ({
      name: `${reference.name}.${field.name}`,
      choices: constantsOf(field, hints).map((value) => ({ kind: 'value', value })),
    }))
}

/** Of `it.room.closed` the name `closed`. */
const namesBehind = (reference: string, exprs: readonly Expr[]): ReadonlySet<string> => {
  const names = new Set<string>()
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) for (const one of value) visit(one)
    if (typeof value !== 'object' || value === null) return
    const expr = value as Expr
    if (expr.node === 'column' && expr.of.node === 'walk' && expr.of.name === reference && expr.of.of.node === 'row')
      names.add(expr.name)
    for (const one of Object.values(value)) visit(one)
  }
  visit(exprs)
  return names
}

/** An optional row can be made, unless making it would need this entity's row. */
const rowChoice = (entity: Entity, field: Field, spec: Spec): Open[] =>
  !field.optional || needs(otherOf(field, spec), entity, spec) ? [] : [{ name: field.name, choices: [{ kind: 'row' }] }]

const needs = (entity: Entity, wanted: Entity, spec: Spec): boolean => {
  const reached = new Set([entity.name])
  for (const name of reached)
    for (const field of entityOf(spec, name).fields)
      if (isMade(field, planOf(entityOf(spec, name), spec).chosen)) reached.add(otherOf(field, spec).name)
  return reached.has(wanted.name)
}

/** What fixtures hold: all that a client may send, and what nobody else says. */
const isGiven = (field: Field): boolean => (creatable(field) || required(field)) && field.default?.kind !== 'copy'

type Changed = (row: RowView) => RowView

const keeps = (
  entity: Entity,
  spec: Spec,
  rules: readonly Pick<Rule, 'check'>[],
  chosen: Chosen,
  changed: Changed = (row) => row,
): boolean =>
  moments.every((now) =>
    counts.every((count) => {
      const made = rowOf({ entity, spec, chosen, count, now, child: null })
      const row = changed(made)
      return (
        rules.every(({ check }) => interpret(check, row, { now }) === true) &&
        keepsBelow(made, now, entity, spec, chosen)
      )
    }),
  )

/** Whether rows that are given unusual values keep their own rules. */
const keepsBelow = (row: RowView, now: number, entity: Entity, spec: Spec, chosen: Chosen): boolean =>
  entity.fields
    .filter((field) => below(chosen, field).size > 0)
    .every((field) => {
      const other = row.read(field.name)
      return isRow(other) && otherOf(field, spec).rules.every(({ check }) => interpret(check, other, { now }) === true)
    })

interface Making {
  readonly entity: Entity
  readonly spec: Spec
  readonly chosen: Chosen
  readonly count: number
  readonly now: number
  /** the row for which this one is made, and its reference: nothing else leads here */
  readonly child: { readonly row: () => RowView; readonly entity: Entity; readonly field: Field } | null
}

/** A fixture's row, and the rows that are made before it. */
const rowOf = (making: Making): RowView => {
  const { entity, child } = making
  const read = new Map<string, Value>()
  const row: RowView = {
    read: (name) => {
      const known = read.get(name)
      if (known !== undefined) return known
      const field = entity.fields.find((one) => one.name === name)
      const value = field === undefined ? making.now : valueOf(field, making, () => row)
      read.set(name, value)
      return value
    },
    rows: (path) => (child !== null && isBackwards(path, child) ? [child.row()] : []),
  }
  return row
}

const isBackwards = (path: Path, { entity, field }: NonNullable<Making['child']>): boolean =>
  path.kind === 'children' && path.table === entity.names.table && path.column === field.column

const valueOf = (field: Field, making: Making, row: () => RowView): Value => {
  const { entity, spec, chosen, count, now } = making
  if (field.type.kind === 'reference') {
    if (!isMade(field, chosen)) return null
    const other = otherOf(field, spec)
    const all = new Map([...planOf(other, spec).chosen, ...below(chosen, field)])
    return rowOf({ ...making, entity: other, chosen: all, child: { row, entity, field } })
  }
  const choice = chosen.get(field.name)
  if (choice?.kind === 'value') return choice.value.at(count, now)
  if (isGiven(field)) return usual(entity, field).at(count, now)
  return defaultOf(field, row(), now)
}

const nothing = { constants: [], patterns: [] }

const usual = (entity: Entity, field: Field): Candidate => {
  const all = variedOf(entity).has(field.name) ? countedOf(field, nothing) : constantsOf(field, nothing)
  return all[0] ?? { code: 'null', at: () => null }
}

const defaultOf = (field: Field, row: RowView, now: number): Value => {
  if (field.default === null) return null
  switch (field.default.kind) {
    case 'value':
      return plainValue(field.type.kind, field.default.value)
    case 'now':
      return now
    case 'today':
      return Math.floor(now / 86_400_000) * 86_400_000
    case 'copy':
      return interpret(field.default.from, row, { now })
  }
}
