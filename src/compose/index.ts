export { type Composition, type Previous, compose } from './compose.ts'
export { startPlan } from './start.ts'
export { fromEarlier } from '../evolve/index.ts'
