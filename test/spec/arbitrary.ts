import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'

/** All specs that stand in the folders of cases. */
export const seeds: readonly string[] = ['good', 'bad'].flatMap((kind) => {
  const folder = join(import.meta.dirname, kind)
  return readdirSync(folder).map((name) => readFileSync(join(folder, name, 'spec.yaml'), 'utf8'))
})

const scraps = [
  ...[
    '{',
    '}',
    '[',
    ']',
    ':',
    ': ',
    '- ',
    '\n',
    '  ',
    '\t',
    '#',
    ' # c',
    '"',
    "'",
    '|',
    '>',
    '>-',
    '&a',
    '*a',
    '!x',
    '%',
    '@',
    '?',
    ',',
    '<<: ',
  ],
  ...[
    'null',
    '~',
    'true',
    '010',
    '1e3',
    'string',
    'int',
    'decimal(10,2)',
    'enum(a | b)',
    '= 1',
    '>= 0',
    '(..5)',
    '?',
    'unique',
    '->',
    '..',
  ],
  ...[
    '\ufeff',
    '\u0000',
    '\u2028',
    '\ud800',
    '🧱',
    'é',
    '\r\n',
    '\\',
    '$',
    '`',
    '---\n',
    '...\n',
    'fields:',
    'list:',
    'entities:',
    '__proto__',
  ],
]

/** A spec with a few pieces removed, repeated or put in. */
export const mutated: fc.Arbitrary<string> = fc
  .tuple(
    fc.constantFrom(...seeds),
    fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(30), fc.constantFrom(...scraps, '')), {
      minLength: 1,
      maxLength: 6,
    }),
  )
  .map(([seed, changes]) =>
    changes.reduce((text, [place, length, scrap]) => {
      const at = Math.floor(place * text.length)
      return text.slice(0, at) + scrap + text.slice(at + (length > 15 ? 0 : length))
    }, seed),
  )

/** Text made of nothing but the signs that mean something. */
export const scrappy: fc.Arbitrary<string> = fc
  .array(fc.constantFrom(...scraps), { maxLength: 40 })
  .map((parts) => parts.join(''))

const shorthand = fc.constantFrom(
  ...[
    'string',
    'string(1..200)',
    'string( ..20 )?',
    'text?',
    'string(2)',
    'string = "a, b: c # d"',
    "string = 'it''s'",
    'string = 010',
    'string(1..) = abc unique',
  ],
  ...[
    'int',
    'int >= 0',
    'int   =  1 >= 0',
    'int(0..10)= 5 index',
    'int > 0 <= 9 = 3',
    'int = -1',
    'bigint = 9007199254740993',
    'float(0..1) = 0.5',
    'float < 1.5',
  ],
  ...[
    'decimal(10,2)',
    'decimal( 10 , 2 ) > 0',
    'decimal(10,2) >= 0 = 1.5',
    'decimal(10,2;0..)=2',
    'decimal(4,0; ..9) >= 1 = 2',
  ],
  ...[
    'bool = true',
    'date = today',
    'date',
    'time = 09:30',
    'datetime = now',
    'uuid?',
    'email unique',
    'url',
    'enum(a|b)',
    'enum(open | done) = open',
    'enum(no | yes)?index',
  ],
)

const comment = fc.constantFrom('', '', '', ' # why', '     # set off', '  # - not: {a}, list [b]')
const above = fc.constantFrom('', '', '', '\n', '\n\n\n', '      # above\n', '\n      # above\n\n')
const quoted = (text: string) => JSON.stringify(text)

/** One line for a field, in any of the layouts that mean the same. */
const fieldLine = fc
  .tuple(shorthand, fc.nat(4), comment, above)
  .map(([text, form, behind, before]) => (name: string) => {
    const values = [
      plainOr(text),
      quoted(text),
      `{ type: ${quoted(text)} }`,
      `{type: ${quoted(text)}, description: "What: #it is" }`,
      `\n        type: ${plainOr(text)}`,
    ]
    return `${before}      ${name}: ${values[form] ?? text}${behind}\n`
  })

/** As a plain scalar where YAML allows that. */
function plainOr(text: string): string {
  return /: | #/.test(text) ? quoted(text) : text
}

const entity = fc
  .tuple(fc.array(fieldLine, { minLength: 1, maxLength: 6 }), fc.nat(3), comment)
  .map(([fields, extra, behind]) => (name: string) => {
    const extras = [
      '',
      `    expose: [ list,get , {update: "PUT /${name.toLowerCase()}s/{id}"} ]${behind}\n`,
      `    list: {sort: [a0,-createdAt], size: 5 }\n`,
      `    unique:\n    - [a0]\n`,
    ]
    return `  ${name}:${behind}\n    fields:\n${fields.map((line, index) => line(`a${index}`)).join('')}${extras[extra] ?? ''}`
  })

/** A spec without mistakes, laid out carelessly. */
export const careless: fc.Arbitrary<string> = fc
  .tuple(fc.array(entity, { minLength: 1, maxLength: 3 }), comment, fc.constantFrom('\n', '\r\n'))
  .map(([entities, behind, end]) => {
    const body = entities.map((text, index) => text(['Apple', 'Bird', 'Cloud'][index] ?? 'Door')).join('')
    return `ashlar: 1${behind}\napp: shop\naccess: public\n\n\nentities:${behind}\n${body}`.replaceAll('\n', end)
  })
