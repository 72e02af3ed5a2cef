import assert from 'node:assert/strict'
import { spawn, spawnSync } from 'node:child_process'
import { cpSync, existsSync, utimesSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { suite, test } from 'node:test'
import { ashlar, assertCode, bin, environment, smallSpec } from '../ashlar.ts'
import { addTo, assertSameTree, makeTree, treeOf, withoutEmptyFolders } from '../trees.ts'

const mine = { 'notes.md': 'mine\n', 'src/modules/tasks/mine.ts': '// mine\n' }
const larger = `${smallSpec}      note: text?\n  Person:\n    fields: { name: string }\n`

const old = makeTree({ 'ashlar.yaml': smallSpec, ...mine })
assertCode(ashlar(['generate'], { cwd: old }), 0)
addTo(old, { 'ashlar.yaml': larger })
const next = makeTree()
cpSync(old, next, { recursive: true })
assertCode(ashlar(['generate'], { cwd: next }), 0)
const [before, after] = [treeOf(old), treeOf(next)]

/** After a kill: the old tree or the new one; then generate makes the new one. */
const puts = (folder: string): 'old' | 'new' => {
  const claim = join(folder, '.ashlar/running')
  if (existsSync(claim)) utimesSync(claim, 0, 0)
  assert.ok([0, 6].includes(ashlar(['plan', '--check'], { cwd: folder }).code ?? -1))
  const { '.ashlar/running': _running, ...tree } = withoutEmptyFolders(treeOf(folder))
  const which = tree['.ashlar/lock.json'] === after['.ashlar/lock.json'] ? 'new' : 'old'
  assertSameTree(tree, which === 'new' ? after : before)
  assertCode(ashlar(['generate'], { cwd: folder }), 0)
  assertSameTree(treeOf(folder), after)
  return which
}

const copy = (): string => {
  const folder = makeTree()
  cpSync(old, folder, { recursive: true })
  return folder
}

/** The same moments in every run. */
let seed = 7
const random = (): number => (seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648) / 2_147_483_648

const runs = Number(process.env['RUNS'] ?? 6)

suite('a process that is killed leaves the old tree or the new one', () => {
  for (const signal of ['SIGKILL', 'SIGTERM', 'SIGINT'] as const)
    test(`by ${signal} at moments that nobody chose`, async () => {
      for (let run = 0; run < (signal === 'SIGKILL' ? runs : runs / 3); run += 1) {
        const folder = copy()
        const child = spawn(process.execPath, [bin, 'generate'], { cwd: folder, env: environment, stdio: 'ignore' })
        const gone = new Promise((resolve) => child.on('close', resolve))
        await sleep(100 + random() * 300)
        child.kill(signal)
        await gone
        puts(folder)
      }
    })

  const strace = spawnSync('strace', ['-f', '-e', 'trace=none', 'true']).status === 0
  const steps: readonly (readonly [string, number])[] = [
    ['rename', 1],
    ['rename', 2],
    ['rename', 9],
    ['fsync', 5],
    ['unlink', 1],
  ]
  for (const [call, nth] of steps)
    test(`at its ${call} number ${nth}`, { skip: !strace && 'no strace here' }, () => {
      const folder = copy()
      const inject = ['-f', '-qq', '-e', `trace=${call}`, '-e', `inject=${call}:signal=SIGKILL:when=${nth}`]
      const { signal, status } = spawnSync('strace', [...inject, process.execPath, bin, 'generate'], {
        cwd: folder,
        env: environment,
        stdio: 'ignore',
      })
      assert.ok(signal === 'SIGKILL' || status === 137, `${signal} ${status}`)
      assert.equal(puts(folder), call === 'fsync' || (nth === 1 && call === 'rename') ? 'old' : 'new')
    })
})
