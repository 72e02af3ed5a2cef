import assert from 'node:assert/strict'
import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { suite, test } from 'node:test'
import { type Run, ashlar, assertCode } from '../../ashlar.ts'
import { assertFile, casesIn } from '../../spec/folders.ts'
import { assertSameTree, makeTree, treeOf } from '../../trees.ts'

const cases = join(import.meta.dirname, 'cases')

/** Generates into a folder that is not there yet. */
const refuse = (folder: string): Run => {
  const before = treeOf(folder)
  const run = ashlar(['generate', '--out', 'made/app'], { cwd: folder })
  assertCode(run, 3)
  assert.ok(run.ms < 3000, `took ${Math.round(run.ms)} ms`)
  assert.equal(run.stdout, '')
  assertSameTree(treeOf(folder), before)
  return run
}

suite('a spec that cannot be used is explained, and nothing is written', () => {
  for (const name of casesIn(cases))
    test(name, () => {
      const folder = makeTree()
      cpSync(join(cases, name), folder, { recursive: true, filter: (path) => !path.endsWith('expected.txt') })
      assertFile(join(cases, name, 'expected.txt'), refuse(folder).stderr)
    })
})
