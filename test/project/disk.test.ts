import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync } from 'node:fs'
import { join } from 'node:path'
import { after, suite, test } from 'node:test'
import { generate, plan } from '../../src/ashlar.ts'
import { EnvironmentError } from '../../src/project/index.ts'
import { type Run, ashlar, assertCode, smallSpec } from '../ashlar.ts'
import { assertSameTree, addTo, makeTree, treeOf } from '../trees.ts'
import { withFault } from './faults.ts'

const run = (folder: string): Promise<unknown> => generate(join(folder, 'ashlar.yaml'), folder)

/** A generated app with something to do. */
const app = async (): Promise<string> => {
  const folder = makeTree({ 'ashlar.yaml': smallSpec })
  await run(folder)
  addTo(folder, { 'ashlar.yaml': `${smallSpec}      note: text?\n` })
  return folder
}

const kinds = [
  ['ENOSPC', 'disk-full'],
  ['EACCES', 'not-writable'],
  ['EROFS', 'not-writable'],
  ['EIO', 'environment'],
] as const

suite('a disk that refuses a single change', async () => {
  const done = await app()
  const count = await withFault(Infinity, { dies: true }, () => run(done))
  const finished = treeOf(done)

  for (const [fails, code] of kinds)
    test(`is told as ${code} after ${fails}, and the tree is the old one until all is decided, and then the new one`, async () => {
      const folder = await app()
      const old = treeOf(folder)
      let decided = 0
      for (let nth = 1; nth < count; nth += 1) {
        await assert.rejects(
          withFault(nth, { fails }, () => run(folder)),
          (error) => {
            assert.ok(error instanceof EnvironmentError)
            assert.equal(error.code, code)
            if (existsSync(join(folder, '.ashlar/journal.json'))) decided = nth
            assert.match(error.message, decided > 0 ? /next command completes it/ : /Nothing was changed|refused/)
            return true
          },
        )
        if (decided > 0) break
        assertSameTree(treeOf(folder), old, `after ${fails} at change ${nth} of ${count}`)
      }
      assert.ok(decided > 20, `decided at ${decided}`)
      await plan(join(folder, 'ashlar.yaml'), folder)
      const { '.ashlar/running': _running, ...tree } = treeOf(folder)
      assertSameTree(tree, finished)
    })
})

test('a disk that refuses in the first run, into folders that are not there yet, keeps none of them', async () => {
  const folder = makeTree({ 'ashlar.yaml': smallSpec })
  const before = treeOf(folder)
  const out = join(folder, 'x/y/app')
  for (let nth = 1; nth < 60; nth += 1) {
    const first = withFault(nth, { fails: 'ENOSPC' }, () => generate(join(folder, 'ashlar.yaml'), out))
    await assert.rejects(first, (error) => error instanceof EnvironmentError && error.code === 'disk-full')
    assertSameTree(treeOf(folder), before, `after change ${nth}`)
  }
})

const isRoot = process.getuid?.() === 0
const needsRoot = isRoot ? false : 'only root can do this'

const mounted = (options: string): string | null => {
  const folder = makeTree()
  const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', options, 'none', folder])
  if (status !== 0) return null
  after(() => void spawnSync('umount', [folder]))
  return folder
}

const saysSo = (found: Run, code: string, words: RegExp): void => {
  assertCode(found, 5)
  assert.equal(found.stderr.split('\n').length, 2, found.stderr)
  assert.ok(found.stderr.startsWith(`error[${code}]: `), found.stderr)
  assert.match(found.stderr, words)
  assert.equal(found.stdout, '')
}

suite('on real file systems, exit 5 and one sentence', { skip: needsRoot }, () => {
  test('a full one is left as it was, and serves again when there is room', (t) => {
    const disk = mounted('size=300k')
    if (disk === null) return t.skip('mounting is not permitted')
    const folder = makeTree({ 'ashlar.yaml': smallSpec })
    const generateThere = (): Run => ashlar(['generate', '--out', join(disk, 'app')], { cwd: folder })
    saysSo(generateThere(), 'disk-full', /The disk is full\. Nothing was changed\./)
    assert.deepEqual(treeOf(disk), {})
    spawnSync('mount', ['-o', 'remount,size=50m', disk])
    assertCode(generateThere(), 0)
  })

  test('a read-only one', (t) => {
    const disk = mounted('size=50m')
    if (disk === null) return t.skip('mounting is not permitted')
    addTo(disk, { 'ashlar.yaml': smallSpec })
    assertCode(ashlar(['generate'], { cwd: disk }), 0)
    addTo(disk, { 'ashlar.yaml': `${smallSpec}      note:   text?\n` })
    const before = treeOf(disk)
    spawnSync('mount', ['-o', 'remount,ro', disk])
    saysSo(ashlar(['generate'], { cwd: disk }), 'not-writable', /cannot be written/)
    saysSo(ashlar(['fmt'], { cwd: disk }), 'not-writable', /cannot be written/)
    assertCode(ashlar(['plan', '--check'], { cwd: disk }), 6)
    assertSameTree(treeOf(disk), before)
  })

  test('a folder of somebody else', () => {
    const folder = makeTree({ 'ashlar.yaml': smallSpec })
    chmodSync(folder, 0o755)
    const as = { cwd: folder, uid: 65_534, gid: 65_534 }
    const before = treeOf(folder)
    saysSo(ashlar(['generate'], as), 'not-writable', /cannot be written/)
    saysSo(ashlar(['init', 'new'], as), 'not-writable', /cannot be written/)
    assertCode(ashlar(['plan', '--check'], as), 6)
    assertSameTree(treeOf(folder), before)
  })
})

test('an output that is a file is no folder: 4, and it stays', () => {
  const folder = makeTree({ 'ashlar.yaml': smallSpec, app: 'mine' })
  const before = treeOf(folder)
  for (const out of ['app', 'app/deeper'])
    assert.ok([4, 5].includes(ashlar(['generate', '--out', out], { cwd: folder }).code ?? 0))
  assertCode(ashlar(['generate', '--out', 'app'], { cwd: folder }), 4)
  assertSameTree(treeOf(folder), before)
})
