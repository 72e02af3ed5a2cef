import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  readlinkSync,
  rmSync,
  statfsSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

export type Tree = Readonly<Record<string, string | Uint8Array>>

/** Memory, where there is plenty: what is tested is seldom the disk. */
const roomy = (): boolean => {
  const { bavail, bsize } = statfsSync('/dev/shm')
  return bavail * bsize > 2 ** 30
}
const usual = existsSync('/dev/shm') && roomy() ? '/dev/shm' : tmpdir()

const made: string[] = []
process.once('exit', () => made.forEach((folder) => rmSync(folder, { recursive: true, force: true })))

/** A new folder with these files in it, removed when the test file ends. */
export const makeTree = (files: Tree = {}, place = usual): string => {
  const folder = mkdtempSync(join(place, 'ashlar-'))
  made.push(folder)
  addTo(folder, files)
  return folder
}

export const addTo = (folder: string, files: Tree): void => {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), content)
  }
}

/** Everything below a folder by path: a file's hash, a link's target, 'folder'. Equal trees give equal values. */
export const treeOf = (folder: string, prefix = ''): Record<string, string> =>
  Object.assign(
    {},
    ...readdirSync(join(folder, prefix))
      .toSorted()
      .map((name) => partOf(folder, prefix === '' ? name : `${prefix}/${name}`)),
  ) as Record<string, string>

const partOf = (folder: string, path: string): Record<string, string> => {
  const full = join(folder, path)
  const found = lstatSync(full)
  if (found.isDirectory()) return { [path]: 'folder', ...treeOf(folder, path) }
  if (found.isFile()) return { [path]: hash(readFileSync(full)) }
  return { [path]: found.isSymbolicLink() ? `link to ${readlinkSync(full)}` : 'neither file nor folder' }
}

/** Two trees are the same; where they are not, only the paths that differ are named. */
export const assertSameTree = (
  actual: Readonly<Record<string, string>>,
  expected: Readonly<Record<string, string>>,
  when = 'the tree',
): void => {
  const paths = [...new Set([...Object.keys(actual), ...Object.keys(expected)])]
  const different = paths.filter((path) => actual[path] !== expected[path])
  const said = different.map((path) => `${path}: ${expected[path] ?? 'nothing'} became ${actual[path] ?? 'nothing'}`)
  assert.equal(said.slice(0, 20).join('\n'), '', when)
}

/** When each file was last written. */
export const timesOf = (folder: string): Record<string, number> =>
  Object.fromEntries(Object.keys(treeOf(folder)).map((path) => [path, lstatSync(join(folder, path)).mtimeMs]))

/** Without folders in which nothing stands: what a killed run may leave. */
export const withoutEmptyFolders = (tree: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(tree).filter(
      ([path, kind]) =>
        kind !== 'folder' ||
        Object.keys(tree).some((other) => other.startsWith(`${path}/`) && tree[other] !== 'folder'),
    ),
  )

const hash = (content: Uint8Array): string => createHash('sha256').update(content).digest('hex')
