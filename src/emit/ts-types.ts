import type { FieldType } from '../spec/index.ts'
import { literal } from './text.ts'

/** A field's value in TypeScript: exact numbers and times are text. */
export const tsType = (type: FieldType): string => {
  switch (type.kind) {
    case 'int':
    case 'float':
      return 'number'
    case 'bool':
      return 'boolean'
    case 'enum':
      return type.values.map(literal).join(' | ')
    case 'string':
    case 'text':
    case 'bigint':
    case 'decimal':
    case 'date':
    case 'time':
    case 'datetime':
    case 'uuid':
    case 'email':
    case 'url':
    case 'reference':
      return 'string'
  }
}
