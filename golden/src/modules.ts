import type { FastifyPluginAsync } from 'fastify'
import * as labels from './modules/labels/index.ts'
import * as parcels from './modules/parcels/index.ts'
import * as stockEntries from './modules/stock-entries/index.ts'
import * as tasks from './modules/tasks/index.ts'

/** Every feature of the app. */
export const modules: FastifyPluginAsync = async (app) => {
  await app.register(labels.routes)
  await app.register(parcels.routes)
  await app.register(stockEntries.routes)
  await app.register(tasks.routes)
}
