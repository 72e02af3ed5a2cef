import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import fc from 'fast-check'
import { conditions } from '../../src/diagnostics/table/conditions.ts'
import type { Wanted } from '../../src/spec/condition/index.ts'
import { sqlOf } from '../../src/sql/index.ts'
import { read } from './model.ts'

interface Case {
  readonly text: string
  /** code and the part of the text that it points at, in order */
  readonly says: readonly (readonly [string, string])[]
  readonly wanted?: Wanted
}

const a = 'it.int'
const nested = `${'size('.repeat(41)}it.text${')'.repeat(41)}`

const cases: readonly Case[] = [
  { text: "it.status = 'open'", says: [['bad-expression', '=']] },
  { text: 'it.int > 3 and it.bool', says: [['bad-expression', 'and']] },
  { text: 'it.int >', says: [['bad-expression', '']] },
  { text: "it.text == 'a", says: [['bad-expression', "'a"]] },
  { text: 'it.lines.exists(1, true)', says: [['bad-expression', '1']] },
  { text: `${a} == ${'1 + '.repeat(600)}1`, says: [['long-expression', '*']] },
  { text: `${a} in [${'1, '.repeat(301)}1]`, says: [['long-expression', '*']] },
  { text: nested, says: [['long-expression', '*']] },
  { text: 'it.lines[0].int > 1', says: [['no-such-syntax', 'it.lines[0]']] },
  { text: 'it.int == 0x10', says: [['no-such-syntax', '0x10']] },
  { text: 'it.int == 1u', says: [['no-such-syntax', '1u']] },
  { text: '{1: 2} == it.int', says: [['no-such-syntax', '{1: 2}']] },
  {
    text: 'status == 1 || foo == 2',
    says: [
      ['unknown-name', 'status'],
      ['unknown-name', 'foo'],
    ],
  },
  {
    text: 'it.txet == 1 && it.buyer.nope',
    says: [
      ['unknown-member', 'txet'],
      ['unknown-member', 'nope'],
    ],
  },
  { text: 'input.nothing == 1', says: [['unknown-member', 'nothing']] },
  { text: "it.secret == 'x'", says: [['private-value', 'secret']] },
  { text: 'it.text.length() > 3', says: [['unknown-function', 'length']] },
  { text: 'lenght(it.text) > 3', says: [['unknown-function', 'lenght']] },
  { text: "startsWith(it.text, 'a')", says: [['unknown-function', 'startsWith']] },
  { text: 'it.lines.sum() > 1', says: [['unknown-function', 'sum']] },
  { text: 'round(it.price, 1, 2) > 1', says: [['wrong-arguments', 'round(it.price, 1, 2)']] },
  {
    text: 'it.text.startsWith() || it.lines.exists(x)',
    says: [
      ['wrong-arguments', 'it.text.startsWith()'],
      ['wrong-arguments', 'exists'],
    ],
  },
  { text: 'it.date < now', says: [['wrong-operand', 'it.date < now']] },
  { text: 'it.int && it.bool', says: [['wrong-operand', 'it.int']] },
  { text: '!it.int', says: [['wrong-operand', 'it.int']] },
  { text: '-it.text == 1', says: [['wrong-operand', 'it.text']] },
  { text: "it.status < 'paid'", says: [['wrong-operand', "it.status < 'paid'"]] },
  { text: 'it.buyer == it.tags.map(t, t)', says: [['wrong-operand', '*']] },
  { text: 'it.buyer < it.friend', says: [['wrong-operand', '*']] },
  { text: 'it.lines.int > 1', says: [['wrong-operand', 'int']] },
  { text: 'it.int.foo > 1', says: [['wrong-operand', 'foo']] },
  { text: 'sum(it.lines) > 1', says: [['wrong-operand', 'it.lines']] },
  { text: 'it.text + 1 == it.text', says: [['wrong-operand', 'it.text + 1']] },
  { text: '[1].exists(x, x > 1)', says: [['wrong-operand', '[1]']] },
  { text: 'lower(it.int) == it.text', says: [['wrong-operand', 'it.int']] },
  { text: 'it.int < null', says: [['wrong-operand', 'null']] },
  { text: 'it.price * it.float > 1', says: [['inexact-mix', 'it.price * it.float']] },
  {
    text: "it.status == 'opne' || it.status in ['open', 'piad']",
    says: [
      ['unknown-word', "'opne'"],
      ['unknown-word', "'piad'"],
    ],
  },
  { text: "it.date > '2027-02-30'", says: [['bad-constant', "'2027-02-30'"]] },
  {
    text: "it.uuid == 'x' && it.datetime < '2027-01-01'",
    says: [
      ['bad-constant', "'x'"],
      ['bad-constant', "'2027-01-01'"],
    ],
  },
  { text: 'it.bigint == 9223372036854775808', says: [['bad-constant', '9223372036854775808']] },
  { text: "it.text == '\\u0000'", says: [['bad-constant', "'\\u0000'"]] },
  {
    text: 'it.int / 0 == 1 || it.int % 0 == 1',
    says: [
      ['division-by-zero', '0'],
      ['division-by-zero', '0'],
    ],
  },
  { text: 'it.price / 0.00 == 1', says: [['division-by-zero', '0.00']] },
  { text: 'it.int', wanted: 'bool', says: [['not-a-condition', '*']] },
  { text: 'it.buyer', wanted: 'value', says: [['wrong-result', '*']] },
  { text: 'it.price / 3', wanted: { kind: 'decimal', scale: 2 }, says: [['wrong-result', '*']] },
  { text: 'it.lines.exists(it, true)', says: [['taken-variable', 'it']] },
  { text: 'it.lines.exists(x, it.tags.exists(x, true))', says: [['taken-variable', 'x']] },
  { text: "it.text.matches('(a+)+')", says: [['bad-pattern', "'(a+)+'"]] },
  { text: 'it.text.matches(it.text)', says: [['bad-pattern', 'it.text']] },
  {
    text: 'actor.id == it.id && settings.x > old.y',
    says: [
      ['not-yet', 'actor'],
      ['not-yet', 'settings'],
      ['not-yet', 'old'],
    ],
  },
  {
    text: 'people(1) == distance(1, 2)',
    says: [
      ['not-yet', 'people'],
      ['not-yet', 'distance'],
    ],
  },
  { text: '', says: [['empty', '']] },
]

suite('mistakes in expressions', () => {
  for (const { text, says, wanted } of cases)
    test(text.slice(0, 60), () => {
      const { expr, diagnostics } = read(text, { wanted: wanted ?? null })
      assert.equal(expr, null)
      const found = diagnostics.map(({ code, span }) => [code, text.slice(span?.start, span?.end)])
      assert.deepEqual(
        found,
        says.map(([code, part]) => [code, part === '*' ? text : part]),
      )
    })

  test('every code has a case', () => {
    const seen = new Set(cases.flatMap(({ says }) => says.map(([code]) => code)))
    assert.deepEqual(
      Object.keys(conditions).filter((code) => !seen.has(code)),
      [],
    )
  })
})

const token = fc.constantFrom(
  ...[
    'it',
    '.',
    'int',
    'price',
    'lines',
    'buyer',
    'text',
    'input',
    'now',
    'x',
    'foo',
    'null',
    'true',
    '1',
    '2.5',
    "'a'",
  ],
  ...[
    '(',
    ')',
    '[',
    ']',
    '{',
    '}',
    ',',
    '==',
    '=',
    '<',
    '+',
    '-',
    '/',
    '!',
    '&&',
    '||',
    '?',
    ':',
    ' ',
    '//',
    '"',
    '\\',
  ],
  ...['exists', 'map', 'filter', 'size', 'sum', 'has', 'matches', 'in', '0x', '1u', 'b"', '\u0000', '\u{1f600}'],
)

test('no text makes the reader throw, and what is refused is reported in place', () => {
  const text = fc.oneof(
    fc.array(token, { maxLength: 25 }).map((all) => all.join('')),
    fc.array(token, { maxLength: 25 }).map((all) => all.join(' ')),
    fc.string(),
  )
  fc.assert(
    fc.property(text, (source) => {
      const { expr, diagnostics } = read(source)
      if (expr === null) assert.notEqual(diagnostics.length, 0)
      else if (expr.type.kind !== 'list') sqlOf(expr)
      for (const { span } of diagnostics)
        assert.ok(span !== null && span.start >= 0 && span.start <= span.end && span.end <= source.length)
    }),
    { numRuns: 5000 },
  )
})
