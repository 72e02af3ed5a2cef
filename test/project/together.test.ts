import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { suite, test } from 'node:test'
import { ashlar, assertCode, bin, environment, smallSpec } from '../ashlar.ts'
import { addTo, assertSameTree, makeTree, treeOf } from '../trees.ts'

const start = (folder: string): Promise<{ readonly code: number | null; readonly stderr: string }> =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, [bin, 'generate'], { cwd: folder, env: environment })
    let stderr = ''
    child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()))
    child.on('close', (code) => resolve({ code, stderr }))
  })

const generated = (spec: string): Record<string, string> => {
  const folder = makeTree({ 'ashlar.yaml': spec })
  assertCode(ashlar(['generate'], { cwd: folder }), 0)
  return treeOf(folder)
}

suite('runs at the same time', () => {
  test('each either works or says that another one does, and the tree is whole', async () => {
    const wanted = generated(smallSpec)
    const folder = makeTree({ 'ashlar.yaml': smallSpec })
    const runs = await Promise.all([1, 2, 3, 4].map(() => start(folder)))
    for (const { code, stderr } of runs) {
      assert.ok(code === 0 || code === 5, `${code}: ${stderr}`)
      if (code === 5) assert.match(stderr, /^error\[busy\]: Another run.* is writing here\.\n$/)
    }
    assert.ok(runs.some(({ code }) => code === 0))
    assertSameTree(treeOf(folder), wanted)
  })

  test('a run that is under way keeps others out, and they change nothing', () => {
    const folder = makeTree({ 'ashlar.yaml': smallSpec })
    addTo(folder, { '.ashlar/running': String(process.pid) })
    const before = treeOf(folder)
    const run = ashlar(['generate'], { cwd: folder })
    assertCode(run, 5)
    assert.equal(run.stderr, `error[busy]: Another run (process ${process.pid}) is writing here.\n`)
    assertCode(ashlar(['init'], { cwd: folder }), 5)
    assertSameTree(treeOf(folder), before)
    assertCode(ashlar(['plan', '--check'], { cwd: folder }), 6)
  })

  for (const owner of ['999999999', '-1', 'nonsense'])
    test(`what a run left that is no more does not: ${owner}`, () => {
      const folder = makeTree({ 'ashlar.yaml': smallSpec })
      addTo(folder, { '.ashlar/running': owner })
      assertCode(ashlar(['generate'], { cwd: folder }), 0)
      assert.equal(existsSync(join(folder, '.ashlar/running')), false)
    })

  test('a run that refuses leaves no trace of having been there', () => {
    const folder = makeTree({ 'ashlar.yaml': 'nonsense: 1\n' })
    const before = treeOf(folder)
    assertCode(ashlar(['generate', '--out', 'a/b/c'], { cwd: folder }), 3)
    assertSameTree(treeOf(folder), before)
    writeFileSync(join(folder, 'ashlar.yaml'), smallSpec)
    assertCode(ashlar(['generate', '--out', 'a/b/c'], { cwd: folder }), 0)
    assert.ok(existsSync(join(folder, 'a/b/c/src/main.ts')))
  })
})
