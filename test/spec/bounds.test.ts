import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { read } from '../../src/spec/index.ts'

const codesOf = (text: string) =>
  read({ entry: 'spec.yaml', files: new Map([['spec.yaml', text]]), globs: new Map() }).diagnostics.map(
    ({ code }) => code,
  )

/** Texts that would bring the parser down, or keep it busy; each is read twice, because the second time aborts. */
const hostile: Readonly<Record<string, readonly [string, string]>> = {
  '20,000 brackets': ['['.repeat(20_000), 'too-deep'],
  '20,000 braces': ['{a: '.repeat(20_000), 'too-deep'],
  '20,000 dashes': ['- '.repeat(20_000), 'too-deep'],
  '20,000 keys on a line': ['a: '.repeat(20_000), 'too-deep'],
  '20,000 explicit keys': ['? '.repeat(20_000), 'too-deep'],
  '1,000 steps of indentation': [
    Array.from({ length: 1000 }, (_, depth) => `${' '.repeat(depth)}a:\n`).join(''),
    'too-deep',
  ],
  'brackets behind a quote that is none': [`a: x\n  " b\nc: ${'['.repeat(20_000)}`, 'too-deep'],
  'more than a mebibyte': [`a: ${'x'.repeat(1024 * 1024)}`, 'too-large'],
  'a bomb of aliases': [`a: &a [x]\n${Array.from({ length: 40 }, (_, i) => `b${i}: [*a,*a,*a]`).join('\n')}`, 'anchor'],
  'a raw control character': ['app: a\u0000b', 'control-character'],
  'an escaped control character': ['ashlar: 1\napp: shop\naccess: public\ntitle: "\\x07"', 'control-character'],
  'half a surrogate pair': ['title: "\\ud800"', 'control-character'],
}

describe('texts made to do harm', () => {
  for (const [name, [text, code]] of Object.entries(hostile)) {
    it(name, () => {
      const start = process.cpuUsage()
      assert.ok(codesOf(text).includes(code), codesOf(text).join(' '))
      assert.ok(codesOf(text).includes(code))
      assert.ok(process.cpuUsage(start).user < 1_000_000)
    })
  }

  it('many of any sign are read in time that grows with their number', () => {
    for (const sign of [
      '"',
      "'",
      '\\',
      '#',
      ':',
      ': ',
      ',',
      '!',
      '&',
      '*',
      '|\n',
      '\n',
      ' ',
      'a\n',
      'a: b\n',
      '"\\',
      '- a\n',
      '{}',
      '[],',
      "''",
      'a ',
    ]) {
      for (const start of ['', 'a: ', '[', '{"', 'a: |\n ']) {
        const text = start + sign.repeat(Math.floor(60_000 / sign.length))
        const begin = process.cpuUsage()
        codesOf(text)
        const time = process.cpuUsage(begin).user / 1000
        assert.ok(time < 1500, `${JSON.stringify(start + sign)} took ${Math.round(time)} ms`)
      }
    }
  })

  it('more than a hundred files', () => {
    const names = Array.from({ length: 120 }, (_, index) => `e${index}.yaml`)
    const files = new Map([
      ['spec.yaml', 'include: [e*.yaml]\n'],
      ...names.map((name): [string, string] => [name, 'title: a\n']),
    ])
    const { diagnostics } = read({ entry: 'spec.yaml', files, globs: new Map([['e*.yaml', names]]) })
    assert.equal(diagnostics.filter(({ code }) => code === 'too-large').length, 1)
  })
})

describe('what is missing', () => {
  it('is asked for, and reported once it is absent', () => {
    const files = new Map([['spec.yaml', 'ashlar: 1\napp: a\naccess: public\ninclude: [b/c.yaml, d/*.yaml]\n']])
    const first = read({ entry: 'spec.yaml', files, globs: new Map() })
    assert.deepEqual(first.missing, ['b/c.yaml', 'd/*.yaml'])
    assert.equal(first.spec, null)
    assert.deepEqual(first.diagnostics, [])
    const last = read({ entry: 'spec.yaml', files, globs: new Map([['d/*.yaml', []]]), absent: new Set(['b/c.yaml']) })
    assert.deepEqual(last.missing, [])
    assert.ok(last.diagnostics.some(({ code }) => code === 'include-missing'))
  })

  it('may be the spec itself', () => {
    assert.deepEqual(read({ entry: 'spec.yaml', files: new Map(), globs: new Map() }).missing, ['spec.yaml'])
    const { diagnostics } = read({
      entry: 'spec.yaml',
      files: new Map(),
      globs: new Map(),
      absent: new Set(['spec.yaml']),
    })
    assert.deepEqual(
      diagnostics.map(({ code }) => code),
      ['spec-missing'],
    )
  })
})
