import type { Pattern } from './types.ts'

const keys = [
  'id',
  'version',
  'capability',
  'purpose',
  'requires',
  'conflicts',
  'files',
  'dependencies',
  'devDependencies',
]

/**
 * A manifest's text as a pattern.
 * @throws Error naming the manifest, when it is not one: manifests are part of the tool
 */
export const readPattern = (path: string, text: string): Pattern => {
  const value: unknown = JSON.parse(text)
  if (typeof value !== 'object' || value === null) throw new Error(`${path} is no pattern manifest`)
  const wrong = [...Object.keys(value).filter((key) => !keys.includes(key)), ...keys.filter((key) => !(key in value))]
  if (wrong.length > 0) throw new Error(`${path}: unknown or missing: ${wrong.join(', ')}`)
  return Object.freeze(value as Pattern)
}

/**
 * One pattern for each capability, and for what those require.
 * @throws Error when a capability has no pattern, or two that exclude each other are needed
 */
export const choose = (patterns: readonly Pattern[], capabilities: readonly string[]): readonly Pattern[] => {
  const chosen = new Map<string, Pattern>()
  const wanted = [...capabilities]
  for (let capability = wanted.shift(); capability !== undefined; capability = wanted.shift()) {
    if (chosen.has(capability)) continue
    const pattern = patterns.find((candidate) => candidate.capability === capability)
    if (pattern === undefined) throw new Error(`no pattern gives ${capability}`)
    chosen.set(capability, pattern)
    wanted.push(...pattern.requires)
  }
  const all = [...chosen.values()]
  const clash = all.find(({ conflicts }) => conflicts.some((capability) => chosen.has(capability)))
  if (clash !== undefined) throw new Error(`${clash.id} cannot stand beside ${clash.conflicts.join(', ')}`)
  return all.toSorted((a, b) => (a.id < b.id ? -1 : 1))
}

/** Whether a pattern claims a path of the bank. */
export const claims = ({ files }: Pattern, path: string): boolean =>
  files.some((file) => (file.endsWith('/**') ? path.startsWith(file.slice(0, -2)) : path === file))
