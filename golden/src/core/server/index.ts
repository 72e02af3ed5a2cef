export { closeIdleConnections } from './closing.ts'
export { serverOptions } from './options.ts'
export { shedLoad } from './shedding.ts'
export { closeOnSignal } from './shutdown.ts'
