import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import * as fc from 'fast-check'
import { JsonError, parseJson } from './json.ts'
import { compareDecimals, exactNumber } from './numbers.ts'

// keys and texts that the reader refuses are left out; what JSON cannot say, such as -0, is turned into what it says
const value = fc
  .jsonValue({ maxDepth: 6, noUnicodeString: false })
  .map((json) => JSON.parse(JSON.stringify(json)) as unknown)
  .filter((json) => !/__proto__|\\u0000|\\ud[89a-f]/i.test(JSON.stringify(json)))

suite('the JSON reader', () => {
  test('reads what was written', () => {
    fc.assert(
      fc.property(value, fc.constantFrom(0, 2), (json, indent) =>
        assert.deepEqual(parseJson(JSON.stringify(json, null, indent)), json),
      ),
    )
  })

  test('reads or refuses any text, and agrees with JSON.parse on what is JSON', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.json().map((json) => json.slice(1)),
          fc.string({
            unit: fc.constantFrom('{', '}', '[', ']', '"', ',', ':', '0', '1', 'e', '.', '-', 'n', 't', 'f', '\\', 'u'),
          }),
        ),
        (text) => {
          let read: unknown
          try {
            read = parseJson(text)
          } catch (error) {
            assert.ok(error instanceof JsonError)
            return
          }
          assert.deepEqual(
            read,
            JSON.parse(text, (_, inner: unknown) => (Object.is(inner, -0) ? 0 : inner)),
          )
        },
      ),
      { numRuns: 2000 },
    )
  })

  test('a number comes back with its value, or is refused', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (number) =>
        assert.equal(parseJson(JSON.stringify(number)), number === 0 ? 0 : number),
      ),
    )
  })
})

suite('exact numbers', () => {
  const decimal = fc.tuple(fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }), fc.integer({ min: 0, max: 20 }))

  test('the same value in another notation gives the same digits', () => {
    fc.assert(
      fc.property(decimal, fc.integer({ min: -20, max: 20 }), ([digits, scale], shift) => {
        const one = exactNumber(`${digits}e${-scale}`, 'decimal')
        const other = exactNumber(`${digits}e${-scale - shift}`, 'decimal')
        assert.equal(exactNumber(`${other}e${shift}`, 'decimal'), one)
      }),
    )
  })

  test('the order of decimals is that of their scaled integers', () => {
    fc.assert(
      fc.property(decimal, decimal, ([a, scaleA], [b, scaleB]) => {
        const expected = Math.sign(Number(a * 10n ** BigInt(scaleB) - b * 10n ** BigInt(scaleA)))
        assert.equal(
          compareDecimals(
            exactNumber(`${a}e${-scaleA}`, 'decimal') ?? '',
            exactNumber(`${b}e${-scaleB}`, 'decimal') ?? '',
          ),
          expected,
        )
      }),
    )
  })

  test('a bigint has no fraction', () => {
    assert.equal(exactNumber('1.50e1', 'bigint'), '15')
    assert.equal(exactNumber('1.5', 'bigint'), null)
  })
})
