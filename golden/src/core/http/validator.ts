import { Ajv, type SchemaObject } from 'ajv'
import type { FastifyInstance } from 'fastify'
import { formats } from './formats.ts'
import { compareDecimals } from './numbers.ts'

/** Limits of a decimal or bigint, which JSON Schema's own keywords can state only for numbers. */
export interface ExactLimits {
  /** digits before the point, at most */
  readonly digits?: number
  /** digits after the point, at most */
  readonly scale?: number
  readonly minimum?: string
  readonly exclusiveMinimum?: string
  readonly maximum?: string
  readonly exclusiveMaximum?: string
}

/** Compiles what routes declare. Nothing is coerced, removed or filled in: what a client sends is what is judged. */
export const validateStrictly = (app: FastifyInstance): void => {
  const ajv = new Ajv({
    allErrors: true,
    coerceTypes: false,
    removeAdditional: false,
    useDefaults: false,
    allowUnionTypes: true,
  })
  for (const [name, validate] of Object.entries(formats)) ajv.addFormat(name, validate)
  ajv.addKeyword({
    keyword: 'limits',
    type: 'string',
    validate: withinLimits,
    error: { message: 'is out of range or has too many digits' },
  })
  app.setValidatorCompiler<SchemaObject>(({ schema }) => ajv.compile(schema))
}

const withinLimits = (limits: ExactLimits, value: string): boolean => {
  if (!formats['decimal']?.(value)) return true // its format is refused already
  const [whole = '', fraction = ''] = value.replace('-', '').split('.')
  return (
    (limits.digits === undefined || whole === '0' || whole.length <= limits.digits) &&
    (limits.scale === undefined || fraction.replace(/0+$/, '').length <= limits.scale) &&
    (limits.minimum === undefined || compareDecimals(value, limits.minimum) >= 0) &&
    (limits.exclusiveMinimum === undefined || compareDecimals(value, limits.exclusiveMinimum) > 0) &&
    (limits.maximum === undefined || compareDecimals(value, limits.maximum) <= 0) &&
    (limits.exclusiveMaximum === undefined || compareDecimals(value, limits.exclusiveMaximum) < 0)
  )
}
