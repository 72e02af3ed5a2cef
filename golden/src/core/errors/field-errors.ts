import type { FastifySchemaValidationError } from 'fastify'
import type { FieldError } from './app-error.ts'

/** More than this a client does not read, and a hostile body must not make us write. */
const most = 50

/**
 * What the validator found, as field errors.
 * @param inBody true: places are JSON pointers; false: names of parameters
 */
export const fieldErrors = (found: readonly FastifySchemaValidationError[], inBody: boolean): FieldError[] => {
  const errors = found.slice(0, most).map((error) => toFieldError(error, inBody))
  return errors.filter((error, at) => errors.findIndex(({ pointer }) => pointer === error.pointer) === at)
}

const toFieldError = (error: FastifySchemaValidationError, inBody: boolean): FieldError => {
  const pointer = error.instancePath + missingOrExtra(error)
  return { pointer: inBody ? pointer : pointer.slice(1), code: codeOf(error.keyword), message: messageOf(error) }
}

const missingOrExtra = ({ keyword, params }: FastifySchemaValidationError): string => {
  if (keyword === 'required') return `/${escaped(String(params['missingProperty']))}`
  if (keyword === 'additionalProperties') return `/${escaped(String(params['additionalProperty']))}`
  return ''
}

const escaped = (key: string): string => key.slice(0, 100).replaceAll('~', '~0').replaceAll('/', '~1')

const codes: Readonly<Record<string, string>> = {
  required: 'required',
  additionalProperties: 'unknown',
  type: 'type',
  enum: 'enum',
  format: 'format',
  minLength: 'too_short',
  maxLength: 'too_long',
  minimum: 'too_small',
  exclusiveMinimum: 'too_small',
  maximum: 'too_large',
  exclusiveMaximum: 'too_large',
}

const codeOf = (keyword: string): string => codes[keyword] ?? 'invalid'

const messageOf = ({ keyword, params, message }: FastifySchemaValidationError): string => {
  if (keyword === 'required') return 'is required'
  if (keyword === 'additionalProperties') return 'is not known here'
  if (keyword === 'enum')
    return `must be one of ${(params['allowedValues'] as unknown[]).map((value) => String(value)).join(', ')}`
  return message ?? 'is not valid'
}
