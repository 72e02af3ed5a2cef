import type { LockedPackage, Lockfile, Manifest } from '../registry/index.ts'

type Packages = Lockfile['packages']

/**
 * The app's package-lock.json: what npm would reach from its manifest, taken from the repository's own lock. Offline,
 * and the very versions that the bank was tested with.
 * @throws Error when the lock does not hold a package that is needed
 */
export const appLock = (manifest: Manifest, { lockfileVersion, packages }: Lockfile): string => {
  const required = reach(packages, Object.keys(manifest.dependencies ?? {}), false)
  const optional = reach(
    packages,
    [...Object.keys(manifest.dependencies ?? {}), ...Object.keys(manifest.optionalDependencies ?? {})],
    true,
  )
  const dev = reach(packages, Object.keys(manifest.devDependencies ?? {}), false)
  const all = new Set([...optional, ...reach(packages, Object.keys(manifest.devDependencies ?? {}), true)])
  const entries = [...all]
    .toSorted()
    .map((path) => [path, { ...withoutFlags(packages[path] ?? {}), ...flags(path, required, optional, dev) }] as const)
  const { name, version } = manifest
  return `${JSON.stringify({ name, version, lockfileVersion, requires: true, packages: { '': root(manifest), ...Object.fromEntries(entries) } }, null, 2)}\n`
}

const root = ({ name, version, engines, dependencies, devDependencies, optionalDependencies }: Manifest): object => ({
  name,
  version,
  dependencies,
  devDependencies,
  optionalDependencies,
  engines,
})

/** As npm marks what can be left out with --omit. */
const flags = (
  path: string,
  required: ReadonlySet<string>,
  optional: ReadonlySet<string>,
  dev: ReadonlySet<string>,
): object => {
  if (required.has(path)) return {}
  if (optional.has(path)) return dev.has(path) ? { devOptional: true } : { optional: true }
  return dev.has(path) ? { dev: true } : { dev: true, optional: true }
}

const withoutFlags = ({
  dev: _dev,
  optional: _optional,
  devOptional: _devOptional,
  peer: _peer,
  ...rest
}: LockedPackage): LockedPackage => rest

/** Paths of all packages that the names lead to, with or without the optional ones. */
const reach = (packages: Packages, names: readonly string[], withOptional: boolean): ReadonlySet<string> => {
  const found = new Set<string>()
  const open = names.map((name) => ({ name, from: '' }))
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const path = resolve(packages, next.name, next.from)
    if (path === null || found.has(path)) continue
    found.add(path)
    open.push(...edges(packages[path] ?? {}, withOptional).map((name) => ({ name, from: path })))
  }
  const missing = names.find((name) => resolve(packages, name, '') === null)
  if (missing !== undefined) throw new Error(`the lock holds no ${missing}`)
  return found
}

const edges = (
  { dependencies = {}, optionalDependencies = {}, peerDependencies = {}, peerDependenciesMeta = {} }: LockedPackage,
  withOptional: boolean,
): string[] => [
  ...Object.keys(dependencies).filter((name) => withOptional || !(name in optionalDependencies)),
  ...Object.keys(peerDependencies).filter((name) => peerDependenciesMeta[name]?.optional !== true),
  ...(withOptional ? Object.keys(optionalDependencies) : []),
]

/** As Node does: in the package's own node_modules first, then outwards. */
const resolve = (packages: Packages, name: string, from: string): string | null => {
  for (let place = from; ; place = place.slice(0, Math.max(0, place.lastIndexOf('node_modules/') - 1))) {
    const path = `${place === '' ? '' : `${place}/`}node_modules/${name}`
    if (path in packages) return path
    if (place === '') return null
  }
}
