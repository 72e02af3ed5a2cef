export { choose, claims, readPattern } from './patterns.ts'
export type { Bank, LockedPackage, Lockfile, Manifest, Pattern } from './types.ts'
