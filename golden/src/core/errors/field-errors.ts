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

/** Formats in words, each with an example where the word alone does not say it. */
const forms: Readonly<Record<string, string>> = {
  uuid: 'an id',
  email: 'an e-mail address',
  uri: 'an address such as https://example.org',
  date: 'a date such as 2030-01-31',
  time: 'a time such as 14:30:00',
  'date-time': 'a time with its zone, such as 2030-01-31T14:30:00Z',
  decimal: 'a number in digits, such as 12.50',
  bigint: 'a whole number in digits',
}

type Messages = Readonly<Record<string, (params: Readonly<Record<string, unknown>>) => string>>

const messages: Messages = {
  required: () => 'is required',
  additionalProperties: () => 'is not one of the keys that may be sent',
  enum: ({ allowedValues }) => `must be one of ${(allowedValues as unknown[]).map(String).join(', ')}`,
  format: ({ format }) => `must be ${forms[String(format)] ?? `a ${String(format)}`}`,
  pattern: () => 'does not have the form that is asked for',
  minLength: ({ limit }) => (limit === 1 ? 'must not be empty' : `must have at least ${limit as number} characters`),
  maxLength: ({ limit }) => `must have at most ${limit as number} characters`,
}

const messageOf = ({ keyword, params, message }: FastifySchemaValidationError): string =>
  messages[keyword]?.(params) ?? message ?? 'is not valid'
