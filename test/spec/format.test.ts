import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { format, read } from '../../src/spec/index.ts'
import { careless, mutated, seeds } from './arbitrary.ts'

const runs = Number(process.env['RUNS'] ?? 80)

const formatted = (text: string): string | null => format({ path: 'spec.yaml', text }).text
const reading = (text: string) => read({ entry: 'spec.yaml', files: new Map([['spec.yaml', text]]), globs: new Map() })

function keepsMeaning(text: string): void {
  const once = formatted(text)
  if (once === null) return
  assert.equal(formatted(once), once, 'formatting twice changes something')
  const [before, after] = [reading(text), reading(once)]
  assert.deepEqual(after.spec, before.spec)
  assert.deepEqual(after.diagnostics.map(({ code }) => code).sort(), before.diagnostics.map(({ code }) => code).sort())
  const comments = (all: string) => [...all.matchAll(/# (?:why|set off|above|- not: \{a\}, list \[b\])/g)].length
  assert.ok(comments(once) === comments(text), 'a comment is lost')
}

describe('formatting', () => {
  it('keeps the meaning of careless specs, and settles at once', () => {
    fc.assert(
      fc.property(careless, (text) => {
        assert.notEqual(reading(text).spec, null)
        keepsMeaning(text)
      }),
      { numRuns: runs },
    )
  })
  it('keeps the meaning of every case', () => seeds.forEach(keepsMeaning))
  it('keeps the meaning of damaged specs', () => fc.assert(fc.property(mutated, keepsMeaning), { numRuns: runs }))
})

const rules: readonly (readonly [string, string, string])[] = [
  ['shorthand says as much', 'fields:\n  a: { type: email unique }', 'fields:\n  a: email unique'],
  ['and so it does with a default', 'fields:\n  a: {type: int, default: 5}', 'fields:\n  a: int = 5'],
  [
    'a description needs the long form',
    'fields:\n  a: {type: int,description: x}',
    'fields:\n  a: { type: int, description: x }',
  ],
  ['bounds in parentheses beside a default', 'fields:\n  a: int = 1 >= 0', 'fields:\n  a: int(0..) = 1'],
  ['of decimals as well', 'fields:\n  a: decimal(10,2) >= 0 <= 5 = 1', 'fields:\n  a: decimal(10,2; 0..5) = 1'],
  ['exclusive bounds stay', 'fields:\n  a: int = 1 > 0', 'fields:\n  a: int > 0 = 1'],
  [
    'what does not survive flow gets a line',
    'fields: { a: "decimal(10,2)", b: int }',
    'fields:\n  a: decimal(10,2)\n  b: int',
  ],
  ['what does stays on one', 'fields: {a: int,b: bool}', 'fields: { a: int, b: bool }'],
  ['quotes that are not needed go', 'fields:\n  a: "string"', 'fields:\n  a: string'],
  ['comments stay behind their key', 'fields:     # c\n  a: int', 'fields:     # c\n  a: int'],
  ['routes are written with a colon', 'expose:\n  - update: PUT /as/{id}', 'expose:\n  - update: PUT /as/:id'],
  ['conditions are quoted', 'list: { where: it.a }', 'list: { where: "it.a" }'],
  ['one blank line stays', 'description: a\n\n\n\nfields: { a: int }', 'description: a\n\nfields: { a: int }'],
  [
    'a comment stays with the line below it',
    'fields:\n  a: int\n  # of the block\n# of the next key\nexpose: [list]',
    'fields:\n  a: int\n  # of the block\n# of the next key\nexpose: [list]',
  ],
  ['alternatives are set apart', 'fields:\n  a: enum(a|b)=a', 'fields:\n  a: enum(a | b) = a'],
]

describe('the layout', () => {
  const within = (text: string) => `entities:\n  A:\n${text.replaceAll(/^(?=.)/gm, '    ')}\n`
  for (const [name, before, after] of rules) it(name, () => assert.equal(formatted(within(before)), within(after)))

  it('is not applied to a text with errors of syntax', () => {
    const { text, diagnostics } = format({ path: 'spec.yaml', text: 'a: "b' })
    assert.equal(text, null)
    assert.deepEqual(
      diagnostics.map(({ code }) => code),
      ['syntax'],
    )
  })
})
