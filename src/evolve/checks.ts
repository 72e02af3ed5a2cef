import { checkName } from '../names/index.ts'
import type { Entity, Field, FieldType, Limit } from '../spec/index.ts'
import { sqlName, sqlText } from './sql-types.ts'

/** What the database itself holds a column to, beyond its type: the last line of defence, and named. */
export const checks = (entity: Entity, field: Field): string[] => {
  const condition = conditionOf(field.type, sqlName(field.column))
  return condition === null
    ? []
    : [`constraint ${sqlName(checkName(entity.names.table, field.column))} check (${condition})`]
}

const conditionOf = (type: FieldType, column: string): string | null => {
  switch (type.kind) {
    case 'string':
      return type.min === 0 ? null : `char_length(${column}) >= ${type.min}`
    case 'text': {
      const max = type.max === null ? [] : [`char_length(${column}) <= ${type.max}`]
      return joined([...(type.min === 0 ? [] : [`char_length(${column}) >= ${type.min}`]), ...max])
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
      return null
  }
}

const joined = (conditions: readonly string[]): string | null =>
  conditions.length === 0 ? null : conditions.join(' and ')

const limit = (column: string, than: '<' | '>', found: Limit<number> | Limit<string> | null): string[] =>
  found === null ? [] : [`${column} ${than}${found.exclusive ? '' : '='} ${found.value}`]
