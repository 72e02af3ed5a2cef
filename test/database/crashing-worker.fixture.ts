import { parentPort } from 'node:worker_threads'

// The embedded database's worker, except that it dies of one statement.
parentPort?.on('message', (request: Uint8Array | string) => {
  if (request instanceof Uint8Array && Buffer.from(request).includes('select crash')) process.exit(1)
})
await import('../../golden/src/core/db/embedded.worker.ts')
