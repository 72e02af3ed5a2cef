export { type Composition, type Previous, compose } from './compose.ts'
