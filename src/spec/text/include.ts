import { posix } from 'node:path'
import { diagnostic, shown, type Source } from '../../diagnostics/index.ts'
import { wrongKind } from '../read-map.ts'
import { limits } from './limits.ts'
import { isEmpty, type MapNode, type Node, type ScalarNode } from './node.ts'
import { note, type Notes } from './notes.ts'
import { parse } from './parse.ts'

/** What a spec is read from. All paths are relative to the project's folder and use forward slashes. */
export interface Sources {
  readonly entry: string
  readonly files: ReadonlyMap<string, string>
  /** what each pattern matches */
  readonly globs: ReadonlyMap<string, readonly string[]>
  /** paths and patterns that were looked for and are not there */
  readonly absent?: ReadonlySet<string>
}

export interface Loaded {
  readonly roots: readonly MapNode[]
  /** in the order of reading; the texts are without a byte order mark, and places count from there */
  readonly sources: readonly Source[]
  readonly missing: readonly string[]
}

interface Loading {
  readonly given: Sources
  readonly notes: Notes
  readonly roots: MapNode[]
  readonly sources: Map<string, Source>
  readonly missing: Set<string>
  bytes: number
}

/** Reads the entry and all that it includes, each file once. */
export function load(given: Sources, notes: Notes): Loaded {
  const loading: Loading = { given, notes, roots: [], sources: new Map(), missing: new Set(), bytes: 0 }
  loadFile(posix.normalize(given.entry), null, [], loading)
  return { roots: loading.roots, sources: [...loading.sources.values()], missing: [...loading.missing].sort() }
}

function loadFile(path: string, from: ScalarNode | null, chain: readonly string[], loading: Loading): void {
  const { given, notes, sources, missing } = loading
  if (from !== null && chain.includes(path)) {
    const circle = [...chain.slice(chain.indexOf(path)), path].map((one) => shown(one)).join(' -> ')
    note(
      notes,
      'include-cycle',
      from.span,
      `The files include each other in a circle: ${circle}.`,
      'Remove this line; all files form one spec anyway.',
    )
    return
  }
  if (sources.has(path)) return
  const text = given.files.get(path)
  if (text === undefined) {
    if (given.absent?.has(path) !== true) missing.add(path)
    else if (from !== null) note(notes, 'include-missing', from.span, `There is no file ${shown(path)}.`)
    else notes.push(diagnostic('spec-missing', { message: `There is no spec ${shown(path)}.` }))
    return
  }
  const source = { path, text: text.startsWith('\ufeff') ? text.slice(1) : text }
  sources.set(path, source)
  if (!withinLimits(source, from, loading)) return
  const node = parse(source, notes)
  if (node?.kind === 'map') follow(node, path, chain, loading)
  else if (node !== null) wrongKind(node, 'a spec', 'a map of keys', notes)
  else if (!notes.some(({ span }) => span?.source === path)) {
    note(notes, 'empty', { source: path, start: 0, end: 0 }, `${shown(path)} is empty.`, 'Begin with ashlar: 1.')
  }
}

function withinLimits({ path, text }: Source, from: ScalarNode | null, loading: Loading): boolean {
  loading.bytes += Buffer.byteLength(text)
  const span = from?.span ?? { source: path, start: 0, end: 0 }
  if (loading.sources.size > limits.files) {
    if (loading.sources.size === limits.files + 1)
      note(loading.notes, 'too-large', span, `The spec has more than ${limits.files} files.`)
    return false
  }
  if (loading.bytes <= limits.allBytes) return true
  if (loading.bytes - Buffer.byteLength(text) <= limits.allBytes)
    note(loading.notes, 'too-large', span, 'All files together are larger than 5 MiB.')
  return false
}

function follow(root: MapNode, path: string, chain: readonly string[], loading: Loading): void {
  loading.roots.push(root)
  const include = root.entries.find(({ key }) => key === 'include')?.value
  for (const item of include === undefined ? [] : itemsOf(include, loading.notes)) {
    if (item.kind !== 'scalar' || isEmpty(item))
      wrongKind(item, 'an entry of `include`', 'a path or a pattern', loading.notes)
    else followOne(item, path, [...chain, path], loading)
  }
}

function itemsOf(node: Node, notes: Notes): readonly Node[] {
  if (node.kind === 'list') return node.items
  if (node.kind === 'scalar' && !isEmpty(node)) return [node]
  wrongKind(node, '`include`', 'a list of paths', notes)
  return []
}

function followOne(item: ScalarNode, path: string, chain: readonly string[], loading: Loading): void {
  const target = resolve(item, path, loading.notes)
  if (target === null) return
  if (!/[*?[\]{}]/.test(target)) {
    loadFile(target, item, chain, loading)
    return
  }
  const matches = loading.given.globs.get(target)
  if (matches === undefined && loading.given.absent?.has(target) !== true) loading.missing.add(target)
  else if (matches === undefined || matches.length === 0) {
    note(loading.notes, 'include-nothing', item.span, `No file fits ${shown(target)}.`)
  }
  for (const match of [...(matches ?? [])].sort()) if (!chain.includes(match)) loadFile(match, item, chain, loading)
}

/** From the text of an include to a path of the project, without looking at any disk. */
function resolve({ text, span }: ScalarNode, path: string, notes: Notes): string | null {
  const name = shown(text)
  if (text.includes('\\'))
    return note(notes, 'include-outside', span, `\`${name}\` has a backslash in it.`, 'Use forward slashes.')
  if (text.startsWith('/') || /^[A-Za-z][A-Za-z0-9+.-]*:/.test(text)) {
    return note(
      notes,
      'include-outside',
      span,
      `\`${name}\` is not a relative path.`,
      'Include files of the project folder, relative to this file.',
    )
  }
  const target = posix.normalize(posix.join(posix.dirname(path), text))
  if (target !== '..' && !target.startsWith('../') && target !== '.' && !target.endsWith('/')) return target
  if (target.startsWith('..'))
    return note(notes, 'include-outside', span, `\`${name}\` leads out of the project folder.`)
  return note(
    notes,
    'include-missing',
    span,
    `\`${name}\` is not a file.`,
    'Name a file, or a pattern such as entities/*.yaml.',
  )
}
