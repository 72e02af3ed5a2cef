import type { Expr, FieldType, ValueType } from '../types.ts'

type Scalar = Exclude<FieldType, { kind: 'reference' }>

/** The type that a field's values have in expressions. */
export function valueType(type: Scalar): ValueType {
  switch (type.kind) {
    case 'decimal':
      return { kind: 'decimal', scale: type.scale }
    case 'enum':
      return { kind: 'enum', values: type.values }
    case 'string':
    case 'text':
    case 'email':
    case 'url':
      return { kind: 'string' }
    case 'int':
    case 'bigint':
    case 'float':
    case 'bool':
    case 'date':
    case 'time':
    case 'datetime':
    case 'uuid':
      return { kind: type.kind }
  }
}

/** A type in words, for messages. */
export function words(type: ValueType): string {
  switch (type.kind) {
    case 'row':
      return `a row of ${type.entity}`
    case 'list':
      return type.of.kind === 'row' ? `a list of rows of ${type.of.entity}` : 'a list of values'
    case 'decimal':
      return 'a decimal'
    case 'enum':
      return `one of ${type.values.slice(0, 8).join(', ')}${type.values.length > 8 ? ', ...' : ''}`
    case 'int':
      return 'an int'
    case 'string':
      return 'a text'
    case 'null':
      return 'null'
    case 'bool':
    case 'bigint':
    case 'float':
    case 'date':
    case 'time':
    case 'datetime':
    case 'duration':
    case 'uuid':
      return `a ${type.kind}`
  }
}

export function sentence(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1)
}

export const isNumber = ({ kind }: ValueType): boolean =>
  kind === 'int' || kind === 'bigint' || kind === 'decimal' || kind === 'float'

/** Numbers whose arithmetic loses nothing. */
export const isExact = ({ kind }: ValueType): boolean => kind === 'int' || kind === 'bigint' || kind === 'decimal'

export const isInteger = ({ kind }: ValueType): boolean => kind === 'int' || kind === 'bigint'

const ordered: ReadonlySet<ValueType['kind']> = new Set<ValueType['kind']>([
  ...(['int', 'bigint', 'float', 'decimal', 'string'] as const),
  ...(['date', 'time', 'datetime', 'duration'] as const),
])

/** Whether its values have an order; members of an enum have one in lists, but none that a condition should rely on. */
export const isOrdered = ({ kind }: ValueType): boolean => ordered.has(kind)

/** Digits behind the point. */
export const scaleOf = (type: ValueType): number => (type.kind === 'decimal' ? type.scale : 0)

/**
 * The type that holds the values of both; null if there is none, and `inexact` where there would be one that loses digits.
 */
export function common(left: ValueType, right: ValueType): ValueType | 'inexact' | null {
  if (left.kind === 'null') return right
  if (right.kind === 'null') return left
  if (isNumber(left) && isNumber(right)) return commonNumber(left, right)
  if (left.kind === 'enum' && right.kind === 'enum') return commonEnum(left.values, right.values)
  if (left.kind === 'enum' && right.kind === 'string') return right
  if (left.kind === 'string' && right.kind === 'enum') return left
  if (left.kind === 'row' && right.kind === 'row') return left.entity === right.entity ? left : null
  return left.kind === right.kind && left.kind !== 'list' ? left : null
}

function commonNumber(left: ValueType, right: ValueType): ValueType | 'inexact' {
  const kinds = [left.kind, right.kind]
  if (kinds.includes('float'))
    return kinds.some((kind) => kind === 'decimal' || kind === 'bigint') ? 'inexact' : { kind: 'float' }
  if (kinds.includes('decimal')) return { kind: 'decimal', scale: Math.max(scaleOf(left), scaleOf(right)) }
  return { kind: kinds.includes('bigint') ? 'bigint' : 'int' }
}

function commonEnum(left: readonly string[], right: readonly string[]): ValueType | null {
  if (!left.some((word) => right.includes(word))) return null
  return { kind: 'enum', values: [...new Set([...left, ...right])] }
}

/** Whether an item of a list may be missing. */
export function itemNullable(list: Expr): boolean {
  switch (list.node) {
    case 'walk':
      return false
    case 'list':
      return list.items.some(({ nullable }) => nullable)
    case 'computed':
      return itemNullable(list.value)
    case 'macro':
      return list.macro === 'map' ? list.body.nullable : itemNullable(list.list)
    default:
      return true
  }
}
