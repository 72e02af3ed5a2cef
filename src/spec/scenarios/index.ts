export { type Piece, piecesOf } from './placeholders.ts'
export { readRequirements } from './requirements.ts'
export { type Address, addressesAt, addressesOf, type Answer } from './routes.ts'
export { readScenarios } from './scenarios.ts'
