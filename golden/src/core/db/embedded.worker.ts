import { parentPort, workerData } from 'node:worker_threads'
import { PGlite } from '@electric-sql/pglite'

const directory: string = workerData
const database = await PGlite.create(directory === 'memory' ? {} : { dataDir: directory })

parentPort?.on('message', (request: Uint8Array | 'close') => {
  if (request === 'close') {
    void database.close().then(() => parentPort?.close())
    return
  }
  // The variants that return promises also flush to a browser's storage; files and memory need no such step.
  parentPort?.postMessage(database.execProtocolRawSync(request))
})
parentPort?.postMessage('ready')
