import assert from 'node:assert/strict'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { render } from '../../src/diagnostics/index.ts'
import { assertFile, casesIn, readFolder } from './folders.ts'

const good = join(import.meta.dirname, 'good')
const bad = join(import.meta.dirname, 'bad')

describe('good specs', () => {
  for (const name of casesIn(good)) {
    it(name, () => {
      const { spec, diagnostics, sources } = readFolder(join(good, name))
      assert.equal(render(diagnostics, sources, { color: false }), '')
      assertFile(join(good, name, 'expected.json'), `${JSON.stringify(spec, null, 2)}\n`)
    })
  }
})

describe('bad specs', () => {
  for (const name of casesIn(bad)) {
    it(name, () => {
      const { spec, diagnostics, sources } = readFolder(join(bad, name))
      const errors = diagnostics.filter(({ severity }) => severity === 'error')
      assert.equal(spec === null, errors.length > 0)
      assertFile(join(bad, name, 'expected.txt'), render(diagnostics, sources, { color: false }))
    })
  }
})
