// Golden's task routes, data engine and schemas on a plain Fastify: beside the whole app it shows what the guards cost.
import Fastify from 'fastify'
import { createDb, openPool } from '../../golden/src/core/db/index.ts'
import { errorRenderer, renderErrors } from '../../golden/src/core/errors/index.ts'
import { readQueriesStrictly, validateStrictly } from '../../golden/src/core/http/index.ts'
import { createMetrics } from '../../golden/src/core/metrics/index.ts'
import { provideScope } from '../../golden/src/core/scope/index.ts'
import { api } from '../../golden/src/api.ts'
import { routes } from '../../golden/src/modules/tasks/index.ts'

const pool = await openPool({
  url: process.env['DATABASE_URL'] ?? null,
  directory: '',
  max: 10,
  workerUrl: new URL('unused', import.meta.url),
})
const app = Fastify()
renderErrors(app, errorRenderer(api))
validateStrictly(app)
readQueriesStrictly(app)
app.decorate('db', createDb(pool))
provideScope(app, createMetrics(pool).rows, () => new Date())
await app.register(routes)
await app.listen({ port: Number(process.env['PORT']), host: '127.0.0.1' })

process.once('SIGTERM', async () => {
  await app.close()
  await pool.end()
  process.exit(0)
})
