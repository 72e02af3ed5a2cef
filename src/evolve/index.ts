export { type Evolution, type Migration, evolve } from './evolve.ts'
