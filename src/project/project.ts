import { existsSync, readdirSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { type Diagnostic, diagnostic, hasErrors } from '../diagnostics/index.ts'
import type { Plan } from '../plan/index.ts'
import { type Change, changesOf } from './changes.ts'
import { refuseForeign } from './folder.ts'
import { type Operation, writeAll } from './journal.ts'
import { type Base, type State, packState, readState } from './state.ts'

/** A folder as the last run left it, with what stands in the way of the next. */
export interface Project {
  readonly out: string
  readonly state: State | null
  /** paths of all migrations on disk, hand-made ones included */
  readonly migrations: readonly string[]
  readonly diagnostics: readonly Diagnostic[]
}

/** Opens an output folder, of which no killed run may have left a half. */
export const openProject = (out: string, specPath: string): Project => {
  const { state, diagnostics } = readState(out)
  const specIsInside = !relative(resolve(out), resolve(specPath)).startsWith('..')
  const foreign = state === null && diagnostics.length === 0 ? refuseForeign(out, specIsInside) : []
  return { out, state, migrations: migrationsIn(out), diagnostics: [...diagnostics, ...foreign] }
}

/** What writing the plan would change. */
export const planChanges = (
  { out, state, diagnostics }: Project,
  plan: Plan,
): { readonly changes: readonly Change[]; readonly diagnostics: readonly Diagnostic[] } => {
  if (plan.lock.spec === null && state !== null && state.lock.spec !== null)
    return { changes: [], diagnostics: [...diagnostics, started] }
  const found = changesOf(out, plan, state?.base ?? new Map())
  return { changes: found.changes, diagnostics: [...diagnostics, ...found.diagnostics] }
}

const started = diagnostic('not-empty', {
  message: 'There is an app in this folder, and a new beginning would remove it.',
  hint: '`ashlar generate` brings it in step with its spec.',
})

/**
 * Writes the plan's changes and remembers what was written, all or nothing.
 * @returns the changes that were made, or what stood in their way
 * @throws the file system's error, with the folder as it was
 */
export const writePlan = (
  project: Project,
  plan: Plan,
): { readonly changes: readonly Change[]; readonly diagnostics: readonly Diagnostic[] } => {
  const planned = planChanges(project, plan)
  if (hasErrors(planned.diagnostics)) return planned
  const operations = [...planned.changes.map(toOperation), ...stateOperations(project, plan)]
  if (operations.length > 0) writeAll(project.out, operations)
  return planned
}

const toOperation = ({ path, text }: Change): Operation => ({ path, content: text === null ? null : Buffer.from(text) })

/** Only when they differ, so that a second run changes no byte. */
const stateOperations = ({ state }: Project, plan: Plan): Operation[] => {
  const base: Base = new Map(
    plan.files.map(({ path, kind, text }) => [
      path,
      { kind, text: kind === 'once' ? (state?.base.get(path)?.text ?? text) : text },
    ]),
  )
  const before = state === null ? new Map<string, Uint8Array>() : packState(state)
  return [...packState({ lock: plan.lock, base })]
    .filter(([path, content]) => !sameBytes(before.get(path), content))
    .map(([path, content]) => ({ path, content }))
}

const sameBytes = (a: Uint8Array | undefined, b: Uint8Array): boolean => a !== undefined && Buffer.compare(a, b) === 0

const migrationsIn = (out: string): string[] => {
  const folder = join(out, 'migrations')
  return existsSync(folder) ? readdirSync(folder).map((name) => `migrations/${name}`) : []
}
