import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, it } from 'node:test'
import { blocksIn, levels as every, readExample } from '../../scripts/docs/frame.ts'
import { pages } from '../../scripts/docs/pages.ts'
import { render } from '../../src/diagnostics/index.ts'

const home = join(import.meta.dirname, '../..')
const onDisk = (path: string): string => readFileSync(join(home, path), 'utf8')
const written = [
  ...readdirSync(join(home, 'docs')).map((name) => `docs/${name}`),
  'CONTRIBUTING.md',
  'CHANGELOG.md',
].filter((path) => path.endsWith('.md'))

describe('the documents', () => {
  it('that are generated say what the tables say: node scripts/docs.ts', async () => {
    for (const [path, text] of await pages()) assert.equal(onDisk(path), text, path)
  })

  for (const path of written) {
    const blocks = blocksIn(path, onDisk(path))

    it(`${path}: its ${blocks.length} pieces of a spec are read without a complaint`, () => {
      for (const { line, level, text } of blocks) {
        const { diagnostics, sources, spec } = readExample(level, text)
        // a piece has the naming of its own place, not of the frame
        const complaints = diagnostics.filter(({ code }) => level === 'whole' || code !== 'mixed-naming')
        assert.equal(render(complaints, sources, { color: false }), '', `${path}:${line}`)
        assert.notEqual(spec, null, `${path}:${line}`)
      }
    })

    it(`${path}: its links lead somewhere`, () => {
      const links = [...onDisk(path).matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target)
      for (const target of links.filter((one) => !/^[a-z]+:/.test(one))) {
        const [file = '', anchor] = target.split('#')
        const to = file === '' ? path : join(dirname(path), file)
        assert.ok(existsSync(join(home, to)), `${path}: ${target}`)
        if (anchor !== undefined) assert.ok(anchorsOf(onDisk(to)).includes(anchor), `${path}: ${target}`)
      }
    })
  }

  it('hold enough examples for the test to mean something', () => {
    const levels = written.flatMap((path) => blocksIn(path, onDisk(path)).map(({ level }) => level))
    assert.ok(levels.length > 40, String(levels.length))
    assert.deepEqual([...new Set(levels)].toSorted(), [...every].toSorted())
  })
})

/** As GitHub makes them of headings. */
function anchorsOf(markdown: string): string[] {
  return [...markdown.matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(' ', '-'),
  )
}
