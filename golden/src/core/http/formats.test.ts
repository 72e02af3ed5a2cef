import assert from 'node:assert/strict'
import { test } from 'node:test'
import { formats } from './formats.ts'

const cases: Readonly<Record<string, { readonly good: readonly string[]; readonly bad: readonly string[] }>> = {
  uuid: {
    good: ['018f0000-0000-7000-8000-000000000000', 'FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF'],
    bad: ['', 'x', '018f00000000700080000000000000000', '018f0000-0000-7000-8000-00000000000g'],
  },
  email: {
    good: ['a@b.co', "o'neil+tag@sub.example.org"],
    bad: ['a', '@b.co', 'a@b', 'a@b..co', 'a b@c.de', 'a@b.co\n', `${'x'.repeat(65)}@b.co`, `a@${'x.'.repeat(130)}co`],
  },
  uri: {
    good: ['http://a.example', 'https://a.example:8080/p?q=1#f'],
    bad: ['a.example', 'ftp://a.example', 'javascript:alert(1)', 'http://', 'http://a example', 'https://a.example/\n'],
  },
  date: {
    good: ['2024-02-29', '0001-01-01', '9999-12-31'],
    bad: ['2023-02-29', '1900-02-29', '2024-13-01', '2024-00-10', '0000-01-01', '2024-4-1', '24-04-01', '2024-04-31'],
  },
  time: {
    good: ['00:00:00', '23:59:59.999', '12:00:00.1230000'],
    bad: ['24:00:00', '12:60:00', '12:00', '12:00:60', '12:00:00.1234', '12:00:00Z'],
  },
  'date-time': {
    good: [
      '2024-02-29T00:00:00Z',
      '2024-06-01T12:00:00.123+02:00',
      '2024-06-01T12:00:00-14:00',
      '2024-06-01t12:00:00z',
    ],
    bad: [
      '2024-02-29T00:00:00',
      '2023-02-29T00:00:00Z',
      '2024-06-01T24:00:00Z',
      '2024-06-30T23:59:60Z',
      '2024-06-01T12:00:00+15:00',
      '2024-06-01T12:00:00.1234Z',
      '2024-06-01 12:00:00Z',
      '0001-01-01T00:00:00+01:00',
      '9999-12-31T23:59:59-01:00',
    ],
  },
  decimal: {
    good: ['0', '-1.50', '12345678901234567890.12'],
    bad: ['', '.5', '1.', '01', '1e3', '+1', 'NaN', '1,5', ' 1'],
  },
  bigint: {
    good: ['0', '-9223372036854775808', '9223372036854775807'],
    bad: ['9223372036854775808', '-9223372036854775809', '1.0', '-0', '01', 'x', '9'.repeat(5000)],
  },
}

for (const [name, { good, bad }] of Object.entries(cases)) {
  test(`${name} takes its own`, () => {
    for (const text of good) assert.equal(formats[name]?.(text), true, text)
  })
  test(`${name} refuses the rest`, () => {
    for (const text of bad) assert.equal(formats[name]?.(text), false, text)
  })
}
