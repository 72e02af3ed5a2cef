import type { Manifest, Pattern } from '../registry/index.ts'
import type { Spec } from '../spec/index.ts'

/** The app's package.json: the bank's own, with this app's name and only the packages that its patterns need. */
export const appManifest = (spec: Spec, bank: Manifest, patterns: readonly Pattern[]): Manifest => ({
  ...bank,
  name: spec.app,
  dependencies: pinned(
    bank.dependencies,
    patterns.flatMap(({ dependencies }) => dependencies),
  ),
  devDependencies: pinned(
    bank.devDependencies,
    patterns.flatMap(({ devDependencies }) => devDependencies),
  ),
})

const pinned = (versions: Readonly<Record<string, string>> = {}, names: readonly string[]): Record<string, string> =>
  Object.fromEntries([...new Set(names)].toSorted().map((name) => [name, versionOf(versions, name)]))

const versionOf = (versions: Readonly<Record<string, string>>, name: string): string => {
  const version = versions[name]
  if (version === undefined) throw new Error(`a pattern needs ${name}, which the bank's package.json does not have`)
  return version
}
