import { Ajv } from 'ajv'
import formats from 'ajv-formats'
import type { FastifySchemaCompiler, FastifySchema } from 'fastify'

// Fastify's own would take a number for a title and drop unknown keys in silence. What comes in an address is always
// text, and there numbers must be read from it.
const strict = new Ajv({ strict: false })
const reading = new Ajv({ strict: false, coerceTypes: true, useDefaults: true })
formats.default(strict)
formats.default(reading)

export const validators: FastifySchemaCompiler<FastifySchema> = ({ schema, httpPart }) =>
  (httpPart === 'body' ? strict : reading).compile(schema)
