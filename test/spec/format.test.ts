import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { format, read } from '../../src/spec/index.ts'
import { careless, examples, loose, mutated, seeds } from './arbitrary.ts'

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
  for (const [name, text] of examples) {
    it(`keeps the meaning of ${name}, however it is laid out`, () => {
      keepsMeaning(text)
      fc.assert(fc.property(loose(text), keepsMeaning), { numRuns: Math.ceil(runs / 40) })
    })
  }
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
  ['relations too', 'fields:\n  a:   "->  X ?   unique"', 'fields:\n  a: -> X? unique'],
  ['to many, and their other ends', 'fields:\n  a: <->X\n  b: <-X.a|X.b', 'fields:\n  a: <-> X\n  b: <- X.a | X.b'],
  [
    'regexes stand before the default',
    "fields:\n  a: 'string = A unique /[A-Z]/'",
    'fields:\n  a: string /[A-Z]/ = A unique',
  ],
  ['of bounds and a regex', 'fields:\n  a: string( 1..3 )  /a b/', 'fields:\n  a: string(1..3) /a b/'],
  [
    'inputs are fields',
    'operations:\n  go: { input: {a: "int   = 1 >= 0", b: {type: "-> X"}} }',
    'operations:\n  go: { input: { a: int(0..) = 1, b: -> X } }',
  ],
  ['or names of fields', 'operations:\n  go: { input: [ a,b ] }', 'operations:\n  go: { input: [a, b] }'],
  [
    'inputs of transitions as well',
    'states:\n  state:\n    go: { to: x, input: { a: "int>0" } }',
    'states:\n  state:\n    go: { to: x, input: { a: int > 0 } }',
  ],
  [
    'routes of operations and transitions',
    'operations:\n  go: { route: "PUT  /as/{id}/{b_id}" }\nstates:\n  s: { go: { route: "POST /as/{id}/x", to: a } }',
    'operations:\n  go: { route: PUT /as/:id/:b_id }\nstates:\n  s: { go: { route: POST /as/:id/x, to: a } }',
  ],
  [
    'and of a verb in its long form',
    'expose: [{ update: { route: "PUT /as/{id}", status: 200 } }]',
    'expose: [{ update: { route: PUT /as/:id, status: 200 } }]',
  ],
  [
    'a computed field is its value',
    "computed:\n  a: { value: it.b }\n  c: 'it.d'",
    'computed:\n  a: "it.b"\n  c: "it.d"',
  ],
  [
    'unless it is described',
    'computed:\n  a: {value: it.b,description: it.c}',
    'computed:\n  a: { value: "it.b", description: it.c }',
  ],
  [
    'a rule is its condition',
    'rules: { a: { check: it.b }, c: {check: it.d, says: when} }',
    'rules: { a: "it.b", c: { check: "it.d", says: when } }',
  ],
  [
    'a failure is its condition, or its kind',
    "operations:\n  go: { fails: { a: { when: '!it.b' }, c: { status: conflict }, d: {status: 409}, e: it.f, g: rule, h: 502 } }",
    'operations:\n  go: { fails: { a: "!it.b", c: conflict, d: 409, e: "it.f", g: rule, h: 502 } }',
  ],
  [
    'a unique list is a list',
    'unique:\n  - { fields: [a,b] }\n  - { fields: [a], where: it.b }\n  # why\n  - fields: [c]',
    'unique:\n  - [a, b]\n  - { fields: [a], where: "it.b" }\n  # why\n  - [c]',
  ],
  [
    'values that are expressions are quoted, others are not',
    "operations:\n  go: { set: { a: it.b, c: input.d, e: now, f: 'it.g + 1', h: 3, i: no it } }",
    'operations:\n  go: { set: { a: "it.b", c: "input.d", e: now, f: "it.g + 1", h: 3, i: no it } }',
  ],
  [
    'rows that are added are not',
    'operations:\n  go: { add: { a: input.b } }',
    'operations:\n  go: { add: { a: input.b } }',
  ],
  ['a long form with a comment stays', 'rules:\n  a:\n    check: it.b # why', 'rules:\n  a:\n    check: "it.b" # why'],
  [
    'names that look like keys are names',
    'fields:\n  where: int\n  check: "bool"',
    'fields:\n  where: int\n  check: bool',
  ],
  ['filters by a condition', 'list: { filter: { a: value == it.b } }', 'list: { filter: { a: "value == it.b" } }'],
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
