import swagger from '@fastify/swagger'
import type { FastifyInstance } from 'fastify'
import { type ErrorBodyName } from '../errors/index.ts'
import { nameSchemas } from './components.ts'
import { errorSchemas } from './error-schemas.ts'

export interface ApiDescription {
  readonly title: string
  readonly description: string
  readonly version: string
  readonly errors: ErrorBodyName
}

/** Collects every route registered after it into an OpenAPI 3.1 document: `app.swagger()`. */
export const describeApi = async (
  app: FastifyInstance,
  { title, description, version, errors }: ApiDescription,
): Promise<void> => {
  await app.register(swagger, {
    openapi: { openapi: '3.1.0', info: { title, description, version } },
    hideUntagged: false,
    transform: ({ schema, url }) => ({
      schema: { ...schema, response: { ...(schema?.response as object), default: errorSchemas[errors] } },
      url,
    }),
    transformObject: (document) =>
      'openapiObject' in document ? nameSchemas(document.openapiObject) : document.swaggerObject,
  })
}
