import { words } from '../condition/types.ts'
import type { Expr, Field, ValueType } from '../types.ts'

/** Whether a field can take what an expression gives. Lengths and limits are the database's to hold. */
export function assignable({ type, nullable }: Expr, field: Field): boolean {
  if (nullable && !field.optional) return false
  return type.kind === 'null' ? field.optional : fits(type, field)
}

/** Why it cannot, in words. */
export function whyNot({ type, nullable }: Expr, field: Field): string {
  if (nullable && !field.optional && type.kind !== 'null') return 'it may be missing'
  if (type.kind === 'decimal' && field.type.kind === 'decimal')
    return `it has ${type.scale} digits after the point, and the field has ${field.type.scale}`
  const wanted = field.type.kind === 'reference' ? `a row of ${field.type.entity}` : `a ${field.type.kind}`
  return `it is ${words(type)}, and the field is ${wanted.replace(/^a (?=[aeiou])/, 'an ')}`
}

function fits(type: ValueType, { type: wanted }: Field): boolean {
  switch (wanted.kind) {
    case 'string':
    case 'text':
    case 'email':
    case 'url':
      return type.kind === 'string' || type.kind === 'enum'
    case 'decimal':
      return type.kind === 'int' || type.kind === 'bigint' || (type.kind === 'decimal' && type.scale <= wanted.scale)
    case 'int':
    case 'bigint':
      return type.kind === 'int' || type.kind === wanted.kind
    case 'float':
      return type.kind === 'float' || type.kind === 'int'
    case 'enum':
      return type.kind === 'enum' && type.values.every((value) => wanted.values.includes(value))
    case 'reference':
      return type.kind === 'row' && type.entity === wanted.entity
    case 'bool':
    case 'date':
    case 'time':
    case 'datetime':
    case 'uuid':
      return type.kind === wanted.kind
  }
}
