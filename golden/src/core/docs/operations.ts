import { createHash, timingSafeEqual } from 'node:crypto'
import type { FastifyInstance, FastifyRequest, onRequestAsyncHookHandler } from 'fastify'
import type { Registry } from 'prom-client'
import { AppError, notFound } from '../errors/index.ts'
import { noQuery } from '../http/query.ts'

export type Access = 'open' | 'token' | 'closed'

export interface OperationsAccess {
  readonly metrics: Access
  readonly openapi: Access
  readonly docs: Access
  readonly token: string | null
}

/** What the people who run and use the API look at: /metrics, /openapi.json and /docs, each as far as it is open. */
export const serveOperations = async (
  app: FastifyInstance,
  registry: Registry,
  access: OperationsAccess,
  title: string,
): Promise<void> => {
  const schema = { hide: true, querystring: noQuery }
  const guard = (kind: Access): onRequestAsyncHookHandler => guardOf(kind, access.token)

  app.get('/metrics', { schema, logLevel: 'warn', onRequest: guard(access.metrics) }, async (_, reply) => {
    reply.header('content-type', registry.contentType)
    return registry.metrics()
  })
  app.get('/openapi.json', { schema, onRequest: guard(access.openapi) }, async () => app.swagger())
  // a page that nobody may see is not even loaded: it is four megabytes of script
  if (access.docs !== 'closed') await serveDocs(app, guard(access.docs), title)
}

const serveDocs = async (
  app: FastifyInstance,
  onRequest: onRequestAsyncHookHandler,
  pageTitle: string,
): Promise<void> => {
  const { default: reference } = await import('@scalar/fastify-api-reference')
  await app.register(async (docs) => {
    docs.addHook('onRequest', onRequest)
    docs.addHook('onRequest', async (_, reply) => {
      reply.header('content-security-policy', pagePolicy)
    })
    await docs.register(reference, {
      routePrefix: '/docs',
      // the page, without what would send its reader or this API's description elsewhere
      configuration: {
        content: () => app.swagger(),
        pageTitle,
        withDefaultFonts: false,
        telemetry: false,
        showDeveloperTools: 'never',
        hideClientButton: true,
        agent: { disabled: true },
        mcp: { disabled: true },
      },
      logLevel: 'warn',
    })
  })
}

/** The page needs its own script and styles, and talks to this API; nothing from elsewhere. */
const pagePolicy =
  "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; frame-ancestors 'none'"

const guardOf =
  (access: Access, token: string | null): onRequestAsyncHookHandler =>
  async (request, reply) => {
    if (access === 'open') return
    if (access === 'closed' || token === null) throw notFound()
    if (sameText(given(request), token)) return
    reply.header('www-authenticate', 'Basic realm="operations", charset="UTF-8"')
    throw new AppError('unauthenticated', 'This page asks for the operations token.')
  }

/** As a bearer token from a scraper, or as the password of a browser's own dialog. */
const given = ({ headers: { authorization = '' } }: FastifyRequest): string => {
  const [scheme = '', value = ''] = authorization.split(' ')
  if (scheme.toLowerCase() === 'bearer') return value
  return scheme.toLowerCase() === 'basic'
    ? Buffer.from(value, 'base64')
        .toString()
        .replace(/^[^:]*:/, '')
    : ''
}

/** In constant time; hashed first, because the comparison wants equal lengths. */
const sameText = (a: string, b: string): boolean => timingSafeEqual(digest(a), digest(b))

const digest = (text: string): Buffer => createHash('sha256').update(text).digest()
