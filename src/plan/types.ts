/** What `generate` would write, as data: the same value serves plan, generate, diff and tests. */
export interface Plan {
  /** sorted by path */
  readonly files: readonly PlannedFile[]
  readonly lock: Lock
}

/**
 * How long the tool keeps a file in step with the spec:
 * `kept` is written whenever its text changes; `once` is written when it is missing and belongs to others afterwards (npm's lockfile);
 * `history` is written once and never changes (a migration).
 */
export type FileKind = 'kept' | 'once' | 'history'

export interface PlannedFile {
  /** relative to the app's folder, with '/' */
  readonly path: string
  readonly kind: FileKind
  readonly text: string
  /** what made it: a pattern's id or an emitter's name, for `plan` and, later, `why` */
  readonly origin: string
}

/** What the next run must know of this one. Stored as `.ashlar/lock.json`, keys sorted. */
export interface Lock {
  readonly version: 1
  readonly tool: string
  /** id: version of each pattern used */
  readonly patterns: Readonly<Record<string, string>>
  /** the composed spec, from which evolve computes the next migration */
  readonly spec: unknown
}
