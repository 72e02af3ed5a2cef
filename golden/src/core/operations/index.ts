export { type Context, type Handler } from './context.ts'
export { type Contract, contract, type Failure } from './contract.ts'
export { operationRunner, type Call, type Run } from './run.ts'
export { notWritten } from './not-written.ts'
