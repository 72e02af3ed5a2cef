import assert from 'node:assert/strict'
import { join } from 'node:path'
import { generate } from '../src/ashlar.ts'
import { type Tree, makeTree } from './trees.ts'

/** A folder with an app that was generated in it, without another process; the spec is its ashlar.yaml. */
export const generated = async (spec: string, files: Tree = {}): Promise<string> => {
  const folder = makeTree({ ...files, 'ashlar.yaml': spec })
  const { diagnostics } = await generate(join(folder, 'ashlar.yaml'), folder)
  assert.deepEqual(diagnostics, [])
  return folder
}
