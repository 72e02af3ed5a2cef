import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { render } from '../../src/diagnostics/index.ts'
import { read } from '../../src/spec/index.ts'

const root = join(import.meta.dirname, '../..')
const apps = ['golden', 'examples/shop'].map((name) => join(root, name, 'ashlar.yaml'))

/** The errors of a spec that do not stand in the line that was made wrong. */
function elsewhere(text: string, line: number): { readonly here: number; readonly others: string } {
  const reading = read({ entry: 'spec.yaml', files: new Map([['spec.yaml', text]]), globs: new Map() })
  const errors = reading.diagnostics.filter(({ severity }) => severity === 'error')
  const others = errors.filter(({ span }) => text.slice(0, span?.start).split('\n').length !== line)
  return { here: errors.length - others.length, others: render(others, reading.sources, { color: false }) }
}

/** Fields, one to a line, that cannot be read: a type of the language that is not built, a mistake, an entity that is none. */
const unreadable = ['html', 'strng', '-> Nowhere']

describe('what cannot be read is reported where it stands, and nowhere else', () => {
  for (const path of apps) {
    const lines = readFileSync(path, 'utf8').split('\n')
    const end = lines.indexOf('requirements:')

    it(`fields of ${path.slice(root.length + 1)}`, () => {
      for (const [at, line] of lines.slice(0, end).entries()) {
        const name = /^ {6}\w+: (?=[a-z]+[(?\s]|[a-z]+$|->|<|\[)/.exec(line)?.[0]
        if (name === undefined || line.includes('{') || line.includes('"')) continue
        for (const type of unreadable) {
          const { here, others } = elsewhere(lines.with(at, name + type).join('\n'), at + 1)
          assert.equal(others, '')
          assert.equal(here, 1, name)
        }
      }
    })

    it(`owners of ${path.slice(root.length + 1)}`, () => {
      for (const [at, line] of lines.entries()) {
        if (!line.startsWith('    partOf: ')) continue
        assert.equal(elsewhere(lines.with(at, '    partOf: Nowhere').join('\n'), at + 1).others, '')
      }
    })

    it(`conditions of ${path.slice(root.length + 1)}`, () => {
      const text = lines.join('\n')
      for (const { 0: whole, index } of text.matchAll(/"[^"\n]*\bit\.[^"\n]*"/g)) {
        const line = text.slice(0, index).split('\n').length
        for (const wrong of ['"actor.name"', '"it.nothing_of_it"', '"it.("']) {
          const { here, others } = elsewhere(text.slice(0, index) + wrong + text.slice(index + whole.length), line)
          assert.equal(others, '')
          assert.equal(here, 1, whole)
        }
      }
    })
  }
})
