export { evaluate, type Values } from './evaluate.ts'
export type { EntityFacts, Facts, MemberFacts, RowData } from './rows.ts'
export { type Plain, plain } from './plain.ts'
