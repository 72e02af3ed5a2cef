import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { render } from '../../src/diagnostics/index.ts'
import { format, read } from '../../src/spec/index.ts'

const folder = join(import.meta.dirname, '../../../shared/examples')
const skip = existsSync(folder) ? false : 'the example specs do not lie beside the repository'
const names = skip ? ['(none)'] : readdirSync(folder).filter((name) => name.endsWith('.yaml'))

describe('the examples of the whole language', { skip }, () => {
  for (const name of names) {
    const text = () => readFileSync(join(folder, name), 'utf8')

    const built = name === 'shop.yaml'

    it(`${name}: what is not built yet is called that, and nothing is called wrong`, () => {
      const { diagnostics, sources } = read({ entry: name, files: new Map([[name, text()]]), globs: new Map() })
      const others = diagnostics.filter(({ code }) => code !== 'not-yet')
      assert.equal(render(others, sources, { color: false }), '')
      assert.equal(diagnostics.length === 0, built)
    })

    it(`${name}: is formatted already, but for folded lines`, () => {
      const once = format({ path: name, text: text() }).text ?? ''
      const squeezed = (spec: string) => spec.replaceAll(/\s+/g, ' ')
      assert.equal(squeezed(once), squeezed(text()))
      assert.equal(format({ path: name, text: once }).text, once)
    })
  }
})
