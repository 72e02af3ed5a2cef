import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { byId } from '../../core/http/index.ts'
import { labels } from './labels.repository.ts'
import { Label, LabelCreate, LabelPage } from './labels.schema.ts'

export const labelRoutes: FastifyPluginAsyncTypebox = async (app) => {
  const { db } = app

  app.get('/labels', { schema: { querystring: labels.parameters, response: { 200: LabelPage } } }, ({ scope, query }) =>
    labels.list(db, scope, query),
  )

  app.get('/labels/:id', { schema: { params: byId, response: { 200: Label } } }, ({ scope, params }) =>
    labels.get(db, scope, params.id),
  )

  app.post('/labels', { schema: { body: LabelCreate, response: { 201: Label } } }, async ({ scope, body }, reply) => {
    reply.code(201)
    return labels.create(db, scope, body)
  })

  app.delete(
    '/labels/:id',
    { schema: { params: byId, response: { 204: Type.Null() } } },
    async ({ scope, params }, reply) => {
      await labels.remove(db, scope, params.id)
      reply.code(204)
    },
  )
}
