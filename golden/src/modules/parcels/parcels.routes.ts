import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { pageOf, rowParameters } from '../../core/data/index.ts'
import { byId, id, nullable, opened } from '../../core/http/index.ts'
import { Label } from '../labels/labels.schema.ts'
import { addLine } from './operations/add_line.ts'
import { dropLine } from './operations/drop_line.ts'
import * as contract from './parcels.operations.ts'
import { parcels } from './parcels.repository.ts'
import {
  Parcel,
  ParcelAddLine,
  ParcelCreate,
  ParcelLabel,
  ParcelPostpone,
  ParcelReplace,
  ParcelUpdate,
} from './parcels.schema.ts'

export const parcelRoutes: FastifyPluginAsyncTypebox = async (app) => {
  const { db, run } = app
  const Opened = opened(Parcel, {
    labels: Type.Array(Type.Unsafe({ ...Label, type: ['object', 'string'] })),
    replaces: nullable(Parcel),
  })
  const OpenedPage = pageOf(Opened)

  app.get(
    '/parcels',
    { schema: { querystring: parcels.parameters, response: { 200: OpenedPage } } },
    ({ scope, query }) => parcels.list(db, scope, query),
  )

  app.get(
    '/parcels/:id',
    { schema: { params: byId, querystring: rowParameters('labels', 'replaces'), response: { 200: Opened } } },
    ({ scope, params, query }) => parcels.get(db, scope, params.id, query),
  )

  app.post(
    '/parcels',
    { schema: { body: ParcelCreate, response: { 201: Parcel } } },
    async ({ scope, body }, reply) => {
      reply.code(201)
      return parcels.create(db, scope, body)
    },
  )

  app.put(
    '/parcels/:id',
    { schema: { params: byId, body: ParcelReplace, response: { 200: Parcel } } },
    ({ scope, params, body }) => parcels.replace(db, scope, params.id, body),
  )

  app.patch(
    '/parcels/:id',
    { schema: { params: byId, body: ParcelUpdate, response: { 200: Parcel } } },
    ({ scope, params, body }) => parcels.update(db, scope, params.id, body),
  )

  app.delete(
    '/parcels/:id',
    { schema: { params: byId, response: { 204: Type.Null() } } },
    async ({ scope, params }, reply) => {
      await parcels.remove(db, scope, params.id)
      reply.code(204)
    },
  )

  app.post(
    '/parcels/:id/lines',
    {
      schema: {
        description: 'Puts goods into a parcel that is still open. Fails with not_in_stock, parcel_closed, too_heavy.',
        params: byId,
        body: ParcelAddLine,
        response: { 201: Parcel },
      },
    },
    async ({ scope, params, body }, reply) => {
      reply.code(201)
      return run(scope, contract.addLine, { id: params.id, sent: body }, addLine)
    },
  )

  app.delete(
    '/parcels/:id/lines/:line_id',
    {
      schema: {
        params: Type.Object({ id, line_id: Type.String({ format: 'uuid' }) }, { additionalProperties: false }),
        response: { 204: Type.Null() },
      },
    },
    async ({ scope, params }, reply) => {
      reply.code(204)
      return run(scope, contract.dropLine, { id: params.id, sent: { line_id: params.line_id } }, dropLine)
    },
  )

  app.post(
    '/parcels/:id/label',
    { schema: { params: byId, body: ParcelLabel, response: { 200: Parcel } } },
    ({ scope, params, body }) => run(scope, contract.label, { id: params.id, sent: body }),
  )

  app.post('/parcels/:id/lose', { schema: { params: byId, response: { 200: Parcel } } }, ({ scope, params }) =>
    run(scope, contract.lose, { id: params.id, sent: {} }),
  )

  app.post(
    '/parcels/:id/postpone',
    {
      schema: {
        description: 'Fails with parcel_closed.',
        params: byId,
        body: ParcelPostpone,
        response: { 200: Parcel },
      },
    },
    ({ scope, params, body }) => run(scope, contract.postpone, { id: params.id, sent: body }),
  )

  app.post(
    '/parcels/:id/send',
    { schema: { description: 'Fails with nothing_to_send.', params: byId, response: { 200: Parcel } } },
    ({ scope, params }) => run(scope, contract.send, { id: params.id, sent: {} }),
  )

  app.delete(
    '/parcels/:id/labels/:label_id',
    {
      schema: {
        params: Type.Object({ id, label_id: Type.String({ format: 'uuid' }) }, { additionalProperties: false }),
        response: { 200: Parcel },
      },
    },
    ({ scope, params }) => run(scope, contract.unlabel, { id: params.id, sent: { label_id: params.label_id } }),
  )
}
