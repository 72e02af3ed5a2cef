import { createServer } from 'node:http'
import { flushLog } from '../guards/access-log.ts'
import { settings } from '../guards/settings.ts'
import { bare } from './bare.ts'
import { guarded } from './guarded.ts'
import { close } from './tasks.ts'

const server = createServer(settings.guarded ? guarded : bare)
server.listen(settings.port, '127.0.0.1')

process.once('SIGTERM', async () => {
  server.close()
  server.closeAllConnections()
  await close()
  flushLog()
  process.exit(0)
})
