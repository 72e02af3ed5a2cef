import Fastify, { type FastifyServerOptions } from 'fastify'
import { flushLog } from '../guards/access-log.ts'
import { guardFastify } from '../guards/fastify.ts'
import { requestId } from '../guards/request-id.ts'
import { settings } from '../guards/settings.ts'
import { close } from './tasks.repository.ts'
import { tasksRoutes } from './tasks.routes.ts'
import { validators } from './validators.ts'

const ids: FastifyServerOptions = settings.guarded
  ? { genReqId: ({ headers }) => requestId(headers['x-request-id']) }
  : {}
const app = Fastify(ids)
app.setValidatorCompiler(validators)
if (settings.guarded) guardFastify(app)
app.register(tasksRoutes)
await app.listen({ port: settings.port, host: '127.0.0.1' })

process.once('SIGTERM', async () => {
  await app.close()
  await close()
  flushLog()
  process.exit(0)
})
