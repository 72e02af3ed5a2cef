import assert from 'node:assert/strict'
import { join } from 'node:path'
import { it } from 'node:test'
import { codes } from '../../src/diagnostics/index.ts'
import { project } from '../../src/diagnostics/table/project.ts'
import { casesIn, readFolder } from './folders.ts'

/** Codes of other rooms, and those whose cases are too large for a folder (see bounds.test.ts). */
const elsewhere = [...Object.keys(project), 'too-large', 'control-character']

it('every code of a spec has a case in bad/', () => {
  const bad = join(import.meta.dirname, 'bad')
  const seen = new Set(casesIn(bad).flatMap((name) => readFolder(join(bad, name)).diagnostics.map(({ code }) => code)))
  const unseen = codes().filter((code) => !seen.has(code) && !elsewhere.includes(code))
  assert.deepEqual(unseen, [])
})
