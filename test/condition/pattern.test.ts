import assert from 'node:assert/strict'
import { after, before, suite, test } from 'node:test'
import fc from 'fast-check'
import { checkPattern } from '../../src/spec/condition/index.ts'
import { sqlPattern, sqlText } from '../../src/sql/index.ts'
import { type Database, embedded, onServer } from '../evolve/database.ts'

const good = [
  '[a-z0-9]+(-[a-z0-9]+)*',
  '(?:\\d{1,3}\\.){3}\\d{1,3}',
  '[^@]+@[^@]+\\.[^@]+',
  '^#[0-9a-f]{6}$',
  '\\d+(\\.\\d+)*',
  '(?:jpe?g|png|gif)',
  '\\+?\\d{1,3}[ -]?\\d{4,14}',
  'é|ü',
  '(?:a|b)*',
  '[\\w.\\-]+',
]

const bad = [
  ...['', 'a'.repeat(201), '(', '\\q', 'a^', '$a', '^', 'a||b', '()', '[]', '[^]', '[[]', '(?=a)', '(?<!a)', '\\bfoo'],
  ...[
    '(a)\\1',
    '(?<n>a)',
    '\\p{L}',
    '\\s',
    '\\S',
    '[\\W]',
    'a+?',
    'a{256}',
    'a{0}',
    '\\u0041',
    '\\x41',
    '\\v',
    '(?i:a)',
  ],
  ...['(a+)+', '(a*)*', '(a|ab)*', '(a|a)*', '(?:ab*|b)*', '(?:(?:a|a)b)*', '(a?b?)*', '(a?){200}', 'x*x*x*'],
  ...['.*a.*b.*', '([a-z]+[0-9]+)*', 'a?a?a?a?a?a?a?a?a?a?', '(x*x*x*|b)', '([a-z]+,? ?)*'],
]

suite('patterns', () => {
  for (const source of good) test(`${source} is accepted`, () => assert.equal(checkPattern(source), null))
  for (const source of bad) test(`${source.slice(0, 30)} is refused`, () => assert.notEqual(checkPattern(source), null))
})

const seed = Number(process.env['CONDITION_SEED'] ?? Math.floor(Math.random() * 2 ** 31))

const atom = fc.constantFrom(
  'a',
  'b',
  '-',
  '\\.',
  '\\d',
  '\\w',
  '\\W',
  '\\D',
  '[ab]',
  '[^a]',
  '[a-c0-9]',
  '.',
  'é',
  '😀',
  '\\n',
  ' ',
)
const pattern = fc.letrec<{ one: string; many: string; all: string }>((tie) => ({
  one: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    atom,
    tie('all').map((all) => `(?:${all})`),
    tie('all').map((all) => `(${all})`),
  ),
  many: fc
    .tuple(tie('one'), fc.constantFrom('', '', '', '?', '*', '+', '{2}', '{1,3}', '{2,}', '{0,20}'))
    .map(([one, times]) => one + times),
  all: fc
    .array(
      fc.array(tie('many'), { minLength: 1, maxLength: 4 }).map((parts) => parts.join('')),
      { minLength: 1, maxLength: 3 },
    )
    .map((parts) => parts.join('|')),
})).all

const text = fc
  .array(fc.constantFrom('a', 'b', 'c', '-', '.', '1', '_', 'é', '😀', '\n', ' ', '\u2028', 'A', '\u00a0'), {
    maxLength: 8,
  })
  .map((parts) => parts.join(''))
const accepted = pattern.filter((source) => checkPattern(source) === null)

test(`what is accepted is never slow, seed ${seed}`, () => {
  const shapes = ['a', 'b', 'ab', 'a-', '1', 'a1', '.', 'é', '-', ' ', 'aab', '1.']
  fc.assert(
    fc.property(accepted, (source) => {
      const whole = new RegExp(`^(?:${source})$`, 'u')
      for (const shape of shapes) {
        const start = performance.now()
        whole.test(`${shape.repeat(300)}!`)
        assert.ok(performance.now() - start < 200, `${source} on ${shape}`)
      }
    }),
    { seed, numRuns: 200 },
  )
})

const server = process.env['TEST_DATABASE_URL']
for (const [name, open] of [
  ['embedded', embedded],
  ...(server === undefined ? [] : [['server', () => onServer(server)] as const]),
] as const)
  suite(`patterns mean the same: ${name}, seed ${seed}`, () => {
    let database: Database
    before(async () => {
      database = await open()
    })
    after(() => database.close())

    test('as in JavaScript', async () => {
      const pairs = fc.sample(fc.tuple(accepted, text), { seed, numRuns: 500 })
      const columns = pairs.map(
        ([source, value]) => `select (${sqlText(value)} collate "C") ~ ${sqlText(sqlPattern(source))} as found`,
      )
      const answers = await database.run(columns.join(' union all '))
      const differ = pairs.filter(
        ([source, value], index) => answers[index]?.['found'] !== new RegExp(source, 'u').test(value),
      )
      assert.deepEqual(differ, [])
    })
  })
