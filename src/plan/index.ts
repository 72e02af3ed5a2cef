export type { FileKind, Lock, Plan, PlannedFile } from './types.ts'
export { byPath, canonical } from './canonical.ts'
