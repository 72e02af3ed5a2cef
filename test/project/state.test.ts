import assert from 'node:assert/strict'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { suite, test } from 'node:test'
import { zstdCompressSync } from 'node:zlib'
import { ashlar, assertCode, smallSpec } from '../ashlar.ts'
import { generated } from '../generated.ts'
import { addTo, assertSameTree, treeOf } from '../trees.ts'

const base = '.ashlar/base.zst'
const lock = '.ashlar/lock.json'

const edited = (folder: string, change: (value: Record<string, unknown>) => object): void => {
  const value = JSON.parse(readFileSync(join(folder, lock), 'utf8')) as Record<string, unknown>
  writeFileSync(join(folder, lock), JSON.stringify(change(value)))
}

const damages: Readonly<Record<string, readonly [(folder: string) => void, string]>> = {
  'no base': [(folder) => rmSync(join(folder, base)), 'damaged-lock'],
  'an empty base': [(folder) => writeFileSync(join(folder, base), ''), 'damaged-lock'],
  'a base of noise': [(folder) => writeFileSync(join(folder, base), 'x'.repeat(500)), 'damaged-lock'],
  'half a base': [
    (folder) => writeFileSync(join(folder, base), readFileSync(join(folder, base)).subarray(0, 900)),
    'damaged-lock',
  ],
  'a base that holds something else': [
    (folder) => writeFileSync(join(folder, base), zstdCompressSync(Buffer.from('[1, 2'))),
    'damaged-lock',
  ],
  'a folder for a base': [
    (folder) => {
      rmSync(join(folder, base))
      mkdirSync(join(folder, base))
    },
    'damaged-lock',
  ],
  'an empty lock': [(folder) => writeFileSync(join(folder, lock), ''), 'damaged-lock'],
  'a lock with the marks of a merge': [
    (folder) => writeFileSync(join(folder, lock), `<<<<<<< ours\n${readFileSync(join(folder, lock), 'utf8')}`),
    'damaged-lock',
  ],
  'a lock that is no object': [(folder) => writeFileSync(join(folder, lock), 'null'), 'damaged-lock'],
  'a lock of a newer version': [
    (folder) => edited(folder, (value) => ({ ...value, version: 2, tool: '9.9.9' })),
    'newer-tool',
  ],
}

suite('a record that cannot be trusted is 4, with a way out, and nothing is changed', () => {
  for (const [what, [damage, code]] of Object.entries(damages))
    test(what, async () => {
      const folder = await generated(smallSpec)
      addTo(folder, { 'ashlar.yaml': `${smallSpec}      note: text?\n` })
      damage(folder)
      const before = treeOf(folder)
      const run = ashlar(['generate'], { cwd: folder })
      assertCode(run, 4)
      assert.match(run.stderr, new RegExp(`^error ${code}: .*\n  hint: `, 'm'))
      assertSameTree(treeOf(folder), before)
    })
})

test('a record that is gone as a whole makes every file that differs one of others', async () => {
  const folder = await generated(smallSpec)
  rmSync(join(folder, '.ashlar'), { recursive: true })
  addTo(folder, { 'ashlar.yaml': `${smallSpec}      note: text?\n` })
  const before = treeOf(folder)
  assertCode(ashlar(['generate'], { cwd: folder }), 4)
  assertSameTree(treeOf(folder), before)
})
