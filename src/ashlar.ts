import { join } from 'node:path'
import { type Previous, compose, fromEarlier, startPlan } from './compose/index.ts'
import { type Diagnostic, hasErrors } from './diagnostics/index.ts'
import type { Plan, PlannedFile } from './plan/index.ts'
import {
  type Change,
  type Project,
  alone,
  isInterrupted,
  loadBank,
  loadSpec,
  openProject,
  planChanges,
  readSource,
  recover,
  replaceFile,
  toolVersion,
  writePlan,
} from './project/index.ts'
import { type Reading, type Spec, format } from './spec/index.ts'

/**
 * The spine:
 *
 *   spec text --read--> Spec --compose(golden)--> Plan --project--> files on disk
 *
 * What a user did wrong comes back as diagnostics, all at once; what the machine refuses is thrown.
 */
export interface Outcome {
  readonly changes: readonly Change[]
  readonly diagnostics: readonly Diagnostic[]
  readonly sources: Reading['sources']
}

/** Says what is wrong with a spec, and writes nothing. */
export const check = (specPath: string): Reading => loadSpec(specPath)

/** Says what `generate` would change in a folder, and changes nothing; only what a killed run left is put right first. */
export const plan = async (specPath: string, out: string): Promise<Outcome> => {
  if (isInterrupted(out)) await alone(out, () => recover(out))
  return run(specPath, out, planChanges)
}

/** Brings a folder in step with its spec, all or nothing. */
export const generate = (specPath: string, out: string): Promise<Outcome> =>
  alone(out, () => {
    recover(out)
    return run(specPath, out, writePlan)
  })

/** Starts a project in a folder: a commented spec and the scripts to use it. */
export const init = (out: string, app: string): Promise<Outcome> =>
  alone(out, () => {
    recover(out)
    return { sources: [], ...writePlan(openProject(out, join(out, 'ashlar.yaml')), startPlan(app, toolVersion())) }
  })

/** Writes a spec file, and not what it includes, the usual way. */
export const formatSpec = (
  specPath: string,
  write: boolean,
): Pick<Outcome, 'diagnostics' | 'sources'> & { readonly changed: boolean } => {
  const { source, diagnostics } = readSource(specPath)
  if (source === null) return { changed: false, diagnostics, sources: [] }
  const formatted = format(source)
  const changed = formatted.text !== null && formatted.text !== source.text
  if (changed && write) replaceFile(specPath, formatted.text ?? '')
  return { changed, diagnostics: formatted.diagnostics, sources: [source] }
}

type Done = Pick<Outcome, 'changes' | 'diagnostics'>

const run = async (specPath: string, out: string, step: (project: Project, plan: Plan) => Done): Promise<Outcome> => {
  const { spec, diagnostics, sources } = loadSpec(specPath)
  if (spec === null) return { changes: [], diagnostics, sources }
  const project = openProject(out, specPath)
  if (hasErrors(project.diagnostics))
    return { changes: [], diagnostics: [...diagnostics, ...project.diagnostics], sources }
  const composed = await compose(spec, loadBank(), previousOf(project), project.migrations)
  const done: Done = composed.plan === null ? { changes: [], diagnostics: [] } : step(project, composed.plan)
  return { changes: done.changes, diagnostics: [...diagnostics, ...composed.diagnostics, ...done.diagnostics], sources }
}

const previousOf = ({ state }: Project): Previous | null => {
  if (state === null || state.lock.spec === null) return null
  const migrations = [...state.base].flatMap(([path, { kind, text }]): PlannedFile[] =>
    kind === 'history' ? [{ path, kind, text, origin: 'evolve' }] : [],
  )
  return { spec: fromEarlier(state.lock.spec), migrations }
}

export type { Change, Diagnostic, Plan, Project, Reading, Spec }
