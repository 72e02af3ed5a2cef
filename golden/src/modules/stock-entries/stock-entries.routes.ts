import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { byId } from '../../core/http/index.ts'
import { stockEntries } from './stock-entries.repository.ts'
import { StockEntry, StockEntryCreate, StockEntryPage, StockEntryUpdate } from './stock-entries.schema.ts'

export const stockEntryRoutes: FastifyPluginAsyncTypebox = async (app) => {
  const { db } = app

  app.get(
    '/stock-entries',
    { schema: { querystring: stockEntries.parameters, response: { 200: StockEntryPage } } },
    ({ scope, query }) => stockEntries.list(db, scope, query),
  )

  app.get('/stock-entries/:id', { schema: { params: byId, response: { 200: StockEntry } } }, ({ scope, params }) =>
    stockEntries.get(db, scope, params.id),
  )

  app.post(
    '/stock-entries',
    { schema: { body: StockEntryCreate, response: { 201: StockEntry } } },
    async ({ scope, body }, reply) => {
      reply.code(201)
      return stockEntries.create(db, scope, body)
    },
  )

  app.put(
    '/stock-entries/:id',
    { schema: { params: byId, body: StockEntryCreate, response: { 200: StockEntry } } },
    ({ scope, params, body }) => stockEntries.replace(db, scope, params.id, body),
  )

  app.patch(
    '/stock-entries/:id',
    { schema: { params: byId, body: StockEntryUpdate, response: { 200: StockEntry } } },
    ({ scope, params, body }) => stockEntries.update(db, scope, params.id, body),
  )

  app.delete(
    '/stock-entries/:id',
    { schema: { params: byId, response: { 204: Type.Null() } } },
    async ({ scope, params }, reply) => {
      await stockEntries.remove(db, scope, params.id)
      reply.code(204)
    },
  )
}
