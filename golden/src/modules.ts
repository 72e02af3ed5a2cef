import type { FastifyPluginAsync } from 'fastify'
import * as stockEntries from './modules/stock-entries/index.ts'
import * as tasks from './modules/tasks/index.ts'

/** Every feature of the app. */
export const modules: FastifyPluginAsync = async (app) => {
  await app.register(stockEntries.routes)
  await app.register(tasks.routes)
}
