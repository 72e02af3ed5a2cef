import { type Diagnostic, hasErrors } from '../diagnostics/index.ts'
import { apiFile, composeFile, modulesFile, readmeFile, scenariosFile, tablesFile } from '../emit/index.ts'
import { evolve } from '../evolve/index.ts'
import { type Plan, type PlannedFile, byPath, canonical } from '../plan/index.ts'
import { type Bank, type Pattern, choose, claims } from '../registry/index.ts'
import type { Spec } from '../spec/index.ts'
import { appLock } from './app-lock.ts'
import { capabilitiesOf } from './capabilities.ts'
import { featureFiles } from './features.ts'
import { type FormatConfig, formatFiles } from './format.ts'
import { limits } from './limits.ts'
import { migrationFiles } from './migrations.ts'
import { appManifest } from './package.ts'

/** What an earlier run left behind. */
export interface Previous {
  readonly spec: Spec
  /** the migrations it wrote, which stay as they are */
  readonly migrations: readonly PlannedFile[]
}

export interface Composition {
  /** null when the spec asks for what cannot be done */
  readonly plan: Plan | null
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * A spec as a plan: golden files as they stand, one small file for each shape that the spec decides, and the next
 * migration. The same spec, bank and previous run give the same plan.
 * @param taken paths of migrations that exist on disk, hand-made ones included
 */
export const compose = async (
  spec: Spec,
  bank: Bank,
  previous: Previous | null,
  taken: readonly string[],
): Promise<Composition> => {
  const { migration, diagnostics: refusals } = evolve(previous?.spec ?? null, spec)
  const diagnostics = [...limits(spec), ...refusals]
  if (hasErrors(diagnostics)) return { plan: null, diagnostics }

  const patterns = choose(bank.patterns, capabilitiesOf(spec))
  const shaped = [...joins(spec, bank, patterns), ...spec.entities.flatMap((entity) => featureFiles(spec, entity))]
  const history = [...(previous?.migrations ?? []), ...(migration === null ? [] : migrationFiles(migration, taken))]
  const files = [
    ...verbatim(bank, patterns),
    ...(await formatFiles(shaped, formatOptions(bank))),
    ...history,
    lockfile(spec, bank, patterns),
  ]
  return { plan: { files: files.toSorted(byPath), lock: lockOf(spec, bank, patterns) }, diagnostics }
}

const verbatim = (bank: Bank, patterns: readonly Pattern[]): PlannedFile[] =>
  [...bank.files].flatMap(([path, text]) => {
    const pattern = patterns.find((candidate) => claims(candidate, path))
    return pattern === undefined ? [] : [{ path, kind: 'kept' as const, text, origin: pattern.id }]
  })

/** Files that belong to no single feature, produced whole. */
const joins = (spec: Spec, bank: Bank, patterns: readonly Pattern[]): PlannedFile[] => [
  kept('README.md', readmeFile(spec)),
  kept('compose.yaml', composeFile(spec)),
  kept('package.json', `${JSON.stringify(appManifest(spec, bank.manifest, patterns), null, 2)}\n`),
  kept('src/api.ts', apiFile(spec)),
  kept('src/database.ts', tablesFile(spec)),
  kept('src/modules.ts', modulesFile(spec)),
  kept('test/scenarios.ts', scenariosFile(spec)),
]

const kept = (path: string, text: string): PlannedFile => ({ path, kind: 'kept', text, origin: 'join' })

/** Written once; afterwards it is npm's. */
const lockfile = (spec: Spec, bank: Bank, patterns: readonly Pattern[]): PlannedFile => ({
  path: 'package-lock.json',
  kind: 'once',
  text: appLock(appManifest(spec, bank.manifest, patterns), bank.lockfile),
  origin: 'lock',
})

const lockOf = (spec: Spec, bank: Bank, patterns: readonly Pattern[]): Plan['lock'] => ({
  version: 1,
  tool: bank.tool,
  patterns: Object.fromEntries(patterns.map(({ id, version }) => [id, version])),
  spec: JSON.parse(canonical(spec)) as unknown,
})

const formatOptions = (bank: Bank): FormatConfig => {
  const { ignorePatterns: _ignored, ...options } = JSON.parse(
    bank.files.get('.oxfmtrc.json') ?? '{}',
  ) as FormatConfig & { ignorePatterns?: unknown }
  return options
}
