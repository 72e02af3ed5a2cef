import type { TypeWord } from '../../src/spec/field/words.ts'

interface TypeText {
  readonly says: string
  readonly json: string
  readonly limits: string
  /** as a field may be written; each line is shown with the column that it becomes */
  readonly examples: readonly string[]
}

/** What the type of a field means. A type without a text does not compile. */
export const typeTexts: Readonly<Record<TypeWord, TypeText>> = {
  string: {
    says: 'A short text. Its length is counted in Unicode characters.',
    json: 'text',
    limits:
      'A length in parentheses: `(1..200)`, `(..200)`, `(1..)`, or `(2)` for exactly two. Without one: at most 255. The highest that can be said is 10485760. A regular expression behind the type: `/[A-Z]+/`.',
    examples: [
      'string(1..200)',
      'string(..1000)?',
      'string(2) unique',
      'string(9) /[A-Z]{3}-[0-9]{5}/',
      'string = "new in store"',
    ],
  },
  text: {
    says: 'A text of any length.',
    json: 'text',
    limits: 'A length as for string, or none: then only the limit of a request body holds.',
    examples: ['text', 'text(..10000)?'],
  },
  int: {
    says: 'A whole number of 32 bits.',
    json: 'number, without a fraction',
    limits:
      'A range `(0..100)`, or bounds behind the type: `> 0`, `>= 1`, `< 100`, `<= 99`. Never beyond -2147483648 to 2147483647.',
    examples: ['int', 'int(0..) = 0', 'int > 0'],
  },
  bigint: {
    says: 'A whole number of 64 bits.',
    json: 'digits as text, because a number in JSON keeps about fifteen of them',
    limits: 'As for int, up to 9223372036854775807.',
    examples: ['bigint(1..)'],
  },
  float: {
    says: 'A number that need not be exact, such as a measurement. For money use decimal.',
    json: 'number',
    limits: 'A range or bounds, with a fraction where it is wanted.',
    examples: ['float(0..1)?'],
  },
  decimal: {
    says: 'An exact number. The first argument says how many digits it has, the second how many of them stand after the point.',
    json: 'digits as text, such as "12.50"; a number is read as well, digit by digit. With `decimals: number` it is answered as a number',
    limits:
      '1 to 1000 digits. A range behind a semicolon, `(10,2; 0..)`, or bounds behind the type. With `decimals: number` at most 15 digits.',
    examples: ['decimal(10,2) > 0', 'decimal(10,2; 0..) = 0'],
  },
  bool: { says: 'Yes or no.', json: '`true` or `false`', limits: 'None.', examples: ['bool = false'] },
  date: {
    says: 'A day.',
    json: 'text: "2026-01-31"',
    limits: 'None yet. The default may be `today`.',
    examples: ['date?', 'date = today'],
  },
  time: { says: 'A time of day.', json: 'text: "14:30:00"', limits: 'None yet.', examples: ['time?'] },
  datetime: {
    says: 'An instant, kept in milliseconds.',
    json: 'text: RFC 3339 with a zone, answered in UTC: "2026-01-31T14:30:00.000Z"',
    limits: 'None yet. The default may be `now`.',
    examples: ['datetime = now'],
  },
  uuid: { says: 'A UUID of any version.', json: 'text', limits: 'None.', examples: ['uuid?'] },
  email: {
    says: 'An e-mail address. Nothing is sent to it.',
    json: 'text',
    limits: 'At most 254 characters.',
    examples: ['email unique'],
  },
  url: {
    says: 'An address that begins with http:// or https://.',
    json: 'text',
    limits: 'At most 2048 characters.',
    examples: ['url?'],
  },
  enum: {
    says: 'One of the words in parentheses, separated by a bar. A list that is sorted by it follows the order of the words.',
    json: 'text',
    limits: 'A word has at most 63 letters, digits, _ and -.',
    examples: ['enum(open | done) = open index'],
  },
}
