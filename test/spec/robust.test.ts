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

describe('no text brings the reader down', () => {
  it('any text', () => fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 200 }), check), { numRuns: runs }))
  it('signs that mean something', () => fc.assert(fc.property(scrappy, check), { numRuns: runs }))
  it('specs with pieces missing or put in', () => fc.assert(fc.property(mutated, check), { numRuns: runs * 2 }))
})
