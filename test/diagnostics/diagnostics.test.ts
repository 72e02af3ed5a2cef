import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { codes, diagnostic, explain, render, toJson } from '../../src/diagnostics/index.ts'

const at = (source: string, start: number, end: number) => ({ source, start, end })
const shownFor = (text: string, start: number, end: number) =>
  render([diagnostic('tab', { message: 'Here.', span: at('a.yaml', start, end) })], [{ path: 'a.yaml', text }], {
    color: false,
  })

describe('a rendered diagnostic', () => {
  it('shows the line before, the line, and carets under the place', () => {
    const text = 'ashlar: 1\napp: shop\n'
    const one = diagnostic('bad-name', { message: 'No.', hint: 'Do this.\nAnd this.', span: at('a.yaml', 15, 19) })
    assert.equal(
      render([one], [{ path: 'a.yaml', text }], { color: false }),
      [
        'a.yaml:2:6 error bad-name: No.',
        '  1 | ashlar: 1',
        '  2 | app: shop',
        '    |      ^^^^',
        '  hint: Do this.',
        '        And this.',
        '',
      ].join('\n'),
    )
  })

  it('has no frame where there is no place', () => {
    assert.equal(
      render([diagnostic('spec-missing', { message: 'None.' })], [], { color: false }),
      'error spec-missing: None.\n',
    )
  })

  it('counts wide characters as two columns and tabs as two', () => {
    assert.match(shownFor('日本: x', 4, 5), / {2}1 \| 日本: x\n {4}\| {7}\^\n/)
    assert.match(shownFor('\ta: x', 4, 5), / {2}1 \| {3}a: x\n {4}\| {6}\^\n/)
  })

  it('cuts a line that is too long around the place', () => {
    const text = `${'a'.repeat(100_000)}b${'c'.repeat(100_000)}`
    const [, line = '', carets = ''] = shownFor(text, 100_000, 100_001).split('\n')
    assert.ok(line.length < 140)
    assert.equal(line[carets.indexOf('^')], 'b')
  })

  it('does not split characters, nor act on a terminal', () => {
    const text = `${'🧱'.repeat(200)}\u001b[31m\u202e`
    const shown = shownFor(text, 400, 401)
    assert.ok(shown.isWellFormed())
    assert.ok(shown.includes('\u241b[31m\\u{202e}'))
  })

  it('marks an empty place, one at the end and one beyond it', () => {
    assert.match(shownFor('a', 1, 1), /\| {2}\^\n/)
    assert.match(shownFor('a\n', 2, 2), /a\.yaml:2:1 /)
    assert.match(shownFor('', 10, 20), /a\.yaml:1:1 /)
  })

  it('uses colour only when asked', () => {
    const one = diagnostic('tab', { message: 'Here.' })
    assert.ok(!render([one], [], { color: false }).includes('\u001b'))
    assert.ok(render([one], [], { color: true }).includes('\u001b[31merror\u001b[0m'))
  })
})

describe('order', () => {
  it('is that of the sources and places', () => {
    const sources = [
      { path: 'z.yaml', text: 'one\ntwo' },
      { path: 'a.yaml', text: 'one' },
    ]
    const all = [
      diagnostic('tab', { message: '4', span: at('a.yaml', 0, 1) }),
      diagnostic('tab', { message: '3', span: at('z.yaml', 4, 5) }),
      diagnostic('tab', { message: '2', span: at('z.yaml', 0, 1) }),
      diagnostic('tab', { message: '1' }),
    ]
    const json = toJson(all, sources)
    assert.deepEqual(
      json.map(({ message }) => message),
      ['1', '2', '3', '4'],
    )
    assert.deepEqual(json[2], {
      code: 'tab',
      severity: 'error',
      message: '3',
      hint: null,
      path: 'z.yaml',
      line: 2,
      column: 1,
      endLine: 2,
      endColumn: 2,
    })
  })
})

describe('the table', () => {
  for (const code of codes()) {
    it(`explains ${code}`, () => {
      assert.match(code, /^[a-z]+(-[a-z]+)*$/)
      const text = explain(code) ?? ''
      assert.ok(text.startsWith(`${code} (`) && text.split('\n').length > 2)
    })
  }
  it('knows nothing of other codes', () => {
    for (const code of ['nothing', 'toString', '__proto__', '']) assert.equal(explain(code), null)
  })
})
