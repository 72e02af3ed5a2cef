import { checkName } from '../names/index.ts'
import { type Entity, type Field, type FieldType, type Limit, type Rule, constraintOf } from '../spec/index.ts'
import { conditionSql, plainSql, sqlName, sqlText, sqlWholePattern } from '../sql/index.ts'

/** What the database itself holds a column to, beyond its type: the last line of defence, and named. */
export const checks = (entity: Entity, field: Field): string[] => {
  const condition = conditionOf(field.type, sqlName(field.column))
  return condition === null
    ? []
    : [`constraint ${sqlName(checkName(entity.names.table, field.column))} check (${condition})`]
}

/** A rule about the row's own columns; others are checked by whoever writes. */
export const ruleCheck = (entity: Entity, rule: Rule): string =>
  `constraint ${sqlName(constraintOf(entity, rule))} check (${plainSql(conditionSql(rule.check, { row: null }))})`

const conditionOf = (type: FieldType, column: string): string | null => {
  switch (type.kind) {
    case 'string':
      return joined([...shortest(column, type.min), ...pattern(column, type.pattern)])
    case 'text': {
      const max = type.max === null ? [] : [`char_length(${column}) <= ${type.max}`]
      return joined([...shortest(column, type.min), ...max, ...pattern(column, type.pattern)])
    }
    case 'int':
    case 'bigint':
    case 'float':
    case 'decimal':
      return joined([...limit(column, '>', type.min), ...limit(column, '<', type.max)])
    case 'enum':
      return `${column} in (${type.values.map(sqlText).join(', ')})`
    case 'bool':
    case 'date':
    case 'time':
    case 'datetime':
    case 'uuid':
    case 'email':
    case 'url':
    case 'reference':
      return null
  }
}

const shortest = (column: string, min: number): string[] => (min === 0 ? [] : [`char_length(${column}) >= ${min}`])

const pattern = (column: string, source: string | null): string[] =>
  source === null ? [] : [`${column} ~ ${sqlText(sqlWholePattern(source))}`]

const joined = (conditions: readonly string[]): string | null =>
  conditions.length === 0 ? null : conditions.join(' and ')

const limit = (column: string, than: '<' | '>', found: Limit<number> | Limit<string> | null): string[] =>
  found === null ? [] : [`${column} ${than}${found.exclusive ? '' : '='} ${found.value}`]
