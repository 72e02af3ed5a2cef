import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import * as fc from 'fast-check'
import { type Decimal, compare, minus, sum, times } from './index.ts'

// a decimal is checked against its digits as one whole number and how many of them stand after the point

interface Digits {
  readonly units: bigint
  readonly scale: number
}

const digits: fc.Arbitrary<Digits> = fc.record({
  units: fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }),
  scale: fc.nat({ max: 12 }),
})

const written = ({ units, scale }: Digits): string => {
  const all = `${units < 0n ? -units : units}`.padStart(scale + 1, '0')
  const text = scale === 0 ? all : `${all.slice(0, -scale)}.${all.slice(-scale)}`
  return units < 0n ? `-${text}` : text
}

const scaled = ({ units, scale }: Digits, to: number): bigint => units * 10n ** BigInt(to - scale)

suite('decimals', () => {
  test('are added exactly, with the digits of the longest', () => {
    fc.assert(
      fc.property(fc.array(digits, { minLength: 1, maxLength: 20 }), (all) => {
        const scale = Math.max(...all.map((one) => one.scale))
        const units = all.reduce((total, one) => total + scaled(one, scale), 0n)
        assert.equal(sum(all.map(written)), written({ units, scale }))
      }),
    )
  })

  test('are subtracted exactly, with the digits of the longer', () => {
    fc.assert(
      fc.property(digits, digits, (a, b) => {
        const scale = Math.max(a.scale, b.scale)
        const units = scaled(a, scale) - scaled(b, scale)
        assert.equal(minus(written(a), written(b)), written({ units, scale }))
      }),
    )
  })

  test('are multiplied exactly, with the digits of both', () => {
    fc.assert(
      fc.property(digits, digits, (a, b) =>
        assert.equal(times(written(a), written(b)), written({ units: a.units * b.units, scale: a.scale + b.scale })),
      ),
    )
  })

  test('are compared by their value, not by how it is written', () => {
    fc.assert(
      fc.property(digits, digits, (a, b) => {
        const scale = Math.max(a.scale, b.scale)
        const difference = scaled(a, scale) - scaled(b, scale)
        assert.equal(compare(written(a), written(b)), difference < 0n ? -1 : difference > 0n ? 1 : 0)
        assert.equal(compare(written(a), `${written(a)}${a.scale === 0 ? '.0' : '0'}`), 0)
      }),
    )
  })

  test('do not lose what numbers lose', () => {
    assert.equal(sum(['0.1', '0.2']), '0.3')
    assert.equal(sum(['0.10', '0.20']), '0.30')
    assert.equal(sum(['9007199254740993', '0.01']), '9007199254740993.01')
    assert.equal(times('3', '0.10'), '0.30')
  })

  test('keep their digits where the value is nothing', () => {
    assert.equal(sum([]), '0')
    assert.equal(minus('0.10', '0.10'), '0.00')
    assert.equal(sum(['-0.50', '0.5']), '0.00')
    assert.equal(times('-1.5', '0'), '0.0')
  })

  test('may be numbers', () => {
    assert.equal(sum([1, '0.50', 0.25]), '1.75')
    assert.equal(times('0.10', 3), '0.30')
    assert.equal(compare(2, '10'), -1)
  })

  test('that are written with an exponent keep all that they say', () => {
    assert.equal(sum([1e-7]), '0.0000001')
    assert.equal(times(1.5e-7, 3), '0.00000045')
    assert.equal(minus(1e21, '0.5'), '999999999999999999999.5')
    assert.equal(sum(['1.50e1', '2']), '17.0')
  })

  const others: readonly unknown[] = [
    '',
    ' ',
    'abc',
    '1,5',
    '1 000',
    '0x10',
    '--1',
    '1.2.3',
    NaN,
    Infinity,
    null,
    undefined,
    {},
    [],
    true,
  ]
  for (const other of others)
    test(`are not made of ${JSON.stringify(other) ?? String(other)} (${typeof other})`, () => {
      const value = other as Decimal
      assert.throws(() => sum(['1', value]))
      assert.throws(() => times('1', value))
      assert.throws(() => minus(value, '1'))
      assert.throws(() => compare('1', value))
    })
})
