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

const head = 'ashlar: 1\napp: shop\naccess: public\n'
const lines = (count: number, line: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => line(index)).join('')
const thing = `${head}entities:\n  Thing:\n    fields: { x: int }\n`
const many = `${head}entities:\n${lines(300, (i) => `  Thing${i}x: { fields: { x: int } }\n`)}`

/** Specs of a few hundred kilobytes, each with very many of one thing. */
const large: Readonly<Record<string, string>> = {
  entities: `${head}entities:\n${lines(4000, (i) => `  A${i}x: { fields: { a: int } }\n`)}`,
  references: `${head}entities:\n${lines(4000, (i) => `  A${i}x: { fields: { a: -> A${(i + 1) % 4000}x } }\n`)}`,
  'unknown entities': `${head}entities:\n${lines(4000, (i) => `  A${i}x: { fields: { a: -> Xy${i}z } }\n`)}`,
  parts: `${head}entities:\n${lines(4000, (i) => `  A${i}x: { partOf: A${(i + 1) % 4000}x, fields: { a: int } }\n`)}`,
  fields: `${head}entities:\n  Thing:\n    fields:\n${lines(12_000, (i) => `      a${i}: int\n`)}`,
  'other ends': `${head}entities:\n  Thing:\n    fields:\n${lines(5000, (i) => `      a${i}: -> Thing?\n      b${i}: <- Thing.a${i}\n`)}`,
  'computed fields in a row': `${thing}    computed:\n${lines(8000, (i) => `      a${i}: "it.a${i + 1} + 1"\n`)}`,
  'computed fields of many parts': `${thing}    computed:\n${lines(600, (i) => `      a${i}: "${`it.a${i + 1} + `.repeat(60)}1"\n`)}`,
  rules: `${thing}    rules:\n${lines(10_000, (i) => `      a${i}: "it.y > 0"\n`)}`,
  operations: `${thing}    operations:\n${lines(8000, (i) => `      a${i}: { set: { x: 1 } }\n`)}`,
  inputs: `${thing}    operations:\n      go:\n        input:\n${lines(12_000, (i) => `          a${i}: int\n`)}`,
  failures: `${thing}    operations:\n      go:\n        fails:\n${lines(12_000, (i) => `          a${i}: "it.x > 0"\n`)}`,
  requirements: `${many}requirements:\n${lines(8000, (i) => `  F${i}: { by: Thinq${i}.x }\n`)}`,
  'wrong requests': `${many}scenarios:\n  - name: a\n    steps:\n${lines(6000, (i) => `      - { request: GET /thing${i}y/z }\n`)}`,
  'values that are not saved': `${many}scenarios:\n  - name: a\n    steps:\n${lines(4000, (i) => `      - { request: GET /thing0xes/:a${i}, save: { b${i}: id } }\n`)}`,
}

describe('very many of one thing', () => {
  for (const [name, text] of Object.entries(large)) {
    it(name, () => {
      const begin = process.cpuUsage()
      codesOf(text)
      const time = process.cpuUsage(begin).user / 1000
      // most of it is the library's time for the YAML itself
      assert.ok(time < 3000, `${Math.round(text.length / 1000)} KB took ${Math.round(time)} ms`)
    })
  }
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
