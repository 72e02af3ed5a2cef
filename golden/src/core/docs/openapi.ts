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
    transform: ({ schema, url, route }) => ({
      schema: {
        ...named(String(route.method), url),
        ...schema,
        response: { ...(schema?.response as object), default: errorSchemas[errors] },
      },
      url,
    }),
    transformObject: (document) =>
      'openapiObject' in document ? nameSchemas(document.openapiObject) : document.swaggerObject,
  })
}

/** What client generators call an operation, and where a page lists it: `getTasksById`, under `tasks`. */
const named = (method: string, url: string): { readonly operationId: string; readonly tags: string[] } => {
  const parts = url.split('/').filter((part) => part !== '')
  const words = parts.map((part) => (part.startsWith(':') ? `by-${part.slice(1)}` : part)).join('-')
  const name = words.replaceAll(/[^A-Za-z0-9]+(.)?/g, (_, first: string | undefined) => (first ?? '').toUpperCase())
  const tag = parts.findLast((part) => !part.startsWith(':'))
  return {
    operationId: `${method.toLowerCase()}${name.charAt(0).toUpperCase()}${name.slice(1)}`,
    tags: tag === undefined ? [] : [tag],
  }
}
