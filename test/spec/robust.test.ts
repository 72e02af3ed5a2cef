import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { render, toJson } from '../../src/diagnostics/index.ts'
import { format, read } from '../../src/spec/index.ts'
import { mutated, scrappy } from './arbitrary.ts'

const runs = Number(process.env['RUNS'] ?? 150)

/** What must hold for any text whatever. */
function check(text: string): void {
  const reading = read({
    entry: 'spec.yaml',
    files: new Map([['spec.yaml', text]]),
    globs: new Map(),
    absent: new Set(),
  })
  const errors = reading.diagnostics.filter(({ severity }) => severity === 'error')
  if (reading.missing.length === 0) assert.equal(reading.spec === null, errors.length > 0)
  for (const { span, message } of reading.diagnostics) {
    assert.ok(span !== null, message)
    const source = reading.sources.find(({ path }) => path === span.source)
    assert.ok(
      source && span.start >= 0 && span.start <= span.end && span.end <= source.text.length,
      `${message} has no place`,
    )
    assert.doesNotMatch(message, /\bat .*:\d+:\d+|undefined|NaN|\[object/)
  }
  for (const line of render(reading.diagnostics, reading.sources, { color: false }).split('\n')) {
    assert.doesNotMatch(line, /[\0-\x1f\x7f-\x9f\u2028\u202e]/)
  }
  assert.equal(toJson(reading.diagnostics, reading.sources).length, reading.diagnostics.length)
  const formatted = format({ path: 'spec.yaml', text })
  assert.equal(formatted.text === null, formatted.diagnostics.length > 0)
}

/** Names that mean something to every object of JavaScript, wherever an author may choose a name. */
function hostile(name: string): string {
  const quoted = JSON.stringify(name)
  return `ashlar: 1
app: shop
access: public
entities:
  Thing:
    fields: { a: int, b: -> Thing?, c: <-> Thing, ${quoted}: int, d: <- Thing.${name}, kind: enum(x | y) = x }
    computed: { ${quoted}: "it.${name}", e: "it.${name} + 1", f: { value: "it.${name}.${name}" } }
    rules: { ${quoted}: "it.${name} > 1", g: "it.c.exists(${name}, ${name}.a > 1)" }
    unique: [[${quoted}], { fields: [${quoted}], where: "it.${name} == 1" }]
    list: { sort: [${quoted}], filter: [${quoted}], require: [${quoted}], include: [${quoted}], where: "it.${name}" }
    states:
      kind: { ${quoted}: { from: x, to: ${quoted} } }
      ${quoted}: { go: { to: ${quoted} } }
    operations:
      ${quoted}: { input: { ${quoted}: int }, returns: ${quoted} }
      go: { input: { ${quoted}: int }, fails: { ${quoted}: "input.${name} == 1", h: ${quoted} }, set: { ${quoted}: 1 }, add: { ${quoted}: input.${name} } }
      run_on: { input: [${quoted}], route: "POST /things/:id/:${name}" }
  ${quoted}: { fields: { a: int } }
requirements:
  ${quoted}: { by: Thing.${name} }
  R1: { by: ${name}.a }
scenarios:
  - name: ${quoted}
    proves: [${quoted}, R2]
    steps:
      - { request: GET /${name}, headers: { ${quoted}: a }, expect: { code: ${quoted}, body: { ${quoted}: 1 } } }
      - { request: "POST /things/{${name}}", body: { ${quoted}: 1 }, save: { ${quoted}: ${quoted} } }
      - { request: GET /things/:${name} }
${quoted}: 1
`
}

describe('names that mean something to JavaScript', () => {
  for (const name of ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'valueOf', 'then']) {
    it(name, () => {
      const text = hostile(name)
      check(text)
      // one line at a time stands for itself too
      const lines = text.split('\n')
      for (const at of lines.keys()) check(lines.filter((_, index) => index !== at).join('\n'))
      assert.equal(Object.keys(Object.prototype).length, 0)
    })
  }

  it('are values like any others where nothing is made of them', () => {
    const text = `ashlar: 1
app: shop
access: public
entities: { Thing: { fields: { a: int } } }
scenarios:
  - name: constructor
    steps:
      - { request: POST /things, body: { __proto__: 1, a: { constructor: 2 } }, save: { constructor: id } }
      - { request: GET /things/:constructor, expect: { body: { __proto__: { a: 1 } } } }
`
    const { spec, diagnostics } = read({ entry: 's.yaml', files: new Map([['s.yaml', text]]), globs: new Map() })
    assert.deepEqual(diagnostics, [])
    assert.match(JSON.stringify(spec?.scenarios), /"body":\{"__proto__":1,"a":\{"constructor":2\}\}/)
    assert.match(JSON.stringify(spec?.scenarios), /"save":\{"constructor":"id"\}/)
  })
})

describe('no text brings the reader down', () => {
  it('any text', () => fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 200 }), check), { numRuns: runs }))
  it('signs that mean something', () => fc.assert(fc.property(scrappy, check), { numRuns: runs }))
  it('specs with pieces missing or put in', () => fc.assert(fc.property(mutated, check), { numRuns: runs * 2 }))
})
