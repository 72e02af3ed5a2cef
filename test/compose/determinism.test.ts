import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { suite, test } from 'node:test'
import { parse, stringify } from 'yaml'
import { ashlar, assertCode, environment, home } from '../ashlar.ts'
import { assertSameTree, type Tree, makeTree, timesOf, treeOf } from '../trees.ts'

const text = readFileSync(join(home, 'golden/ashlar.yaml'), 'utf8')
const value = parse(text) as Record<string, unknown>

interface Circumstances {
  readonly files?: Tree
  readonly spec?: string
  readonly env?: NodeJS.ProcessEnv
}

/** The tree that comes of a spec, with everything in .ashlar/. */
const made = ({
  files = { 'ashlar.yaml': text },
  spec = 'ashlar.yaml',
  env = {},
}: Circumstances): Record<string, string> => {
  const folder = makeTree(files)
  assertCode(ashlar(['generate', '--spec', spec, '--out', 'app'], { cwd: folder, env: { ...environment, ...env } }), 0)
  return treeOf(join(folder, 'app'))
}

/** The same shuffle for the same seed. */
const shuffled = <T>(items: readonly T[], random: () => number): T[] =>
  items
    .map((item) => [random(), item] as const)
    .toSorted(([a], [b]) => a - b)
    .map(([, item]) => item)

const randomFrom = (seed: number) => (): number => {
  seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
  return seed / 2_147_483_648
}

/** Every map with its keys in another order; lists mean their order, and keep it. */
const reordered = (node: unknown, random: () => number): unknown => {
  if (Array.isArray(node)) return node.map((item) => reordered(item, random))
  if (typeof node !== 'object' || node === null) return node
  return Object.fromEntries(
    shuffled(Object.entries(node), random).map(([key, inner]) => [key, reordered(inner, random)]),
  )
}

const entities = value['entities'] as Record<string, unknown>
const { entities: _entities, api, ...rest } = value

const others: Readonly<Record<string, Circumstances>> = {
  'in another folder': {},
  'from a spec of another name': { files: { 'my spec.yaml': text }, spec: 'my spec.yaml' },
  'in another time zone, on the other side of midnight': { env: { TZ: 'Pacific/Kiritimati' } },
  'in Turkish': { env: { LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' } },
  'in the C locale': { env: { LANG: 'C', LC_ALL: 'C' } },
  'by another user, at another home': { env: { HOME: '/nowhere', USER: 'nobody' } },
  'with colours forced': { env: { FORCE_COLOR: '1' } },
  'on one core': { env: { UV_THREADPOOL_SIZE: '1' } },
  'of a checkout with CRLF': { files: { 'ashlar.yaml': text.replaceAll('\n', '\r\n') } },
  'of a file with a byte order mark': { files: { 'ashlar.yaml': `\ufeff${text}` } },
  'of the same as JSON': { files: { 'ashlar.json': JSON.stringify(value) }, spec: 'ashlar.json' },
  'of the same split into files': {
    files: {
      'ashlar.yaml': stringify({ include: ['parts/*.yaml', 'api.yaml'], ...rest }),
      'api.yaml': stringify({ api }),
      ...Object.fromEntries(
        Object.entries(entities).map(([name, entity]) => [
          `parts/${name}.yaml`,
          stringify({ entities: { [name]: entity } }),
        ]),
      ),
    },
  },
  ...Object.fromEntries(
    [1, 2, 3].map((seed) => [
      `with its keys in another order (${seed})`,
      { files: { 'ashlar.yaml': stringify(reordered(value, randomFrom(seed))) } },
    ]),
  ),
}

suite('the same bytes come of the same spec', () => {
  const usual = made({})
  for (const [title, circumstances] of Object.entries(others))
    test(title, () => assertSameTree(made(circumstances), usual))

  test('control: of another spec come others', () => {
    const other = made({ files: { 'ashlar.yaml': text.replace('title: Golden', 'title: Other') } })
    const changed = Object.keys(usual).filter((path) => usual[path] !== other[path])
    assert.deepEqual(changed, ['.ashlar/base.zst', '.ashlar/lock.json', 'README.md', 'src/api.ts'])
  })

  test('control: the shuffled specs differ as texts', () => {
    const texts = [1, 2, 3].map((seed) => stringify(reordered(value, randomFrom(seed))))
    assert.equal(new Set([...texts, stringify(value)]).size, 4)
  })
})

test('a second run changes no byte and writes no file', () => {
  const folder = makeTree({ 'ashlar.yaml': text })
  assertCode(ashlar(['generate'], { cwd: folder }), 0)
  const [tree, times] = [treeOf(folder), timesOf(folder)]
  assertCode(ashlar(['generate'], { cwd: folder }), 0)
  assertSameTree(treeOf(folder), tree)
  const { '.ashlar': _before, ...was } = times
  const { '.ashlar': _after, ...is } = timesOf(folder)
  assert.deepEqual(is, was)
})
