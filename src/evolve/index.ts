export { fromEarlier } from './earlier.ts'
export { type Evolution, type Migration, evolve } from './evolve.ts'
