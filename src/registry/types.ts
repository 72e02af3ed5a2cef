/** One way to give an app one capability: which files of the bank, and what they need. */
export interface Pattern {
  readonly id: string
  readonly version: string
  /** what it is for; exactly one pattern serves each capability of an app */
  readonly capability: string
  readonly purpose: string
  /** capabilities that must be there too */
  readonly requires: readonly string[]
  /** capabilities that it cannot stand beside */
  readonly conflicts: readonly string[]
  /** paths in the bank; `folder/**` is everything below */
  readonly files: readonly string[]
  /** names of packages; their versions are the bank's */
  readonly dependencies: readonly string[]
  readonly devDependencies: readonly string[]
}

/** npm's package.json and package-lock.json, as far as we look at them. */
export interface Manifest {
  readonly [key: string]: unknown
  readonly dependencies?: Readonly<Record<string, string>>
  readonly devDependencies?: Readonly<Record<string, string>>
  readonly optionalDependencies?: Readonly<Record<string, string>>
}

export interface LockedPackage {
  readonly [key: string]: unknown
  readonly dependencies?: Readonly<Record<string, string>>
  readonly optionalDependencies?: Readonly<Record<string, string>>
  readonly peerDependencies?: Readonly<Record<string, string>>
  readonly peerDependenciesMeta?: Readonly<Record<string, { readonly optional?: boolean }>>
}

export interface Lockfile {
  readonly lockfileVersion: number
  readonly packages: Readonly<Record<string, LockedPackage>>
}

/** Everything that an app can be composed from. */
export interface Bank {
  readonly patterns: readonly Pattern[]
  /** path in the bank: text */
  readonly files: ReadonlyMap<string, string>
  readonly manifest: Manifest
  /** the repository's own lock, of which an app's is a part */
  readonly lockfile: Lockfile
  /** this tool's version */
  readonly tool: string
}
