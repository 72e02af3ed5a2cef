import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import fc from 'fast-check'

/** All specs that stand in the folders of cases. */
export const seeds: readonly string[] = ['good', 'bad'].flatMap((kind) => {
  const folder = join(import.meta.dirname, kind)
  return readdirSync(folder).map((name) => readFileSync(join(folder, name, 'spec.yaml'), 'utf8'))
})

const root = join(import.meta.dirname, '../..')
const shared = join(root, '../shared/examples')
const given = existsSync(shared) ? readdirSync(shared).filter((name) => name.endsWith('.yaml')) : []

/** Whole apps: the golden one, our own examples, and those of the whole language where they lie beside the repository. */
export const examples: readonly (readonly [string, string])[] = [
  join(root, 'golden/ashlar.yaml'),
  ...readdirSync(join(root, 'examples')).map((name) => join(root, 'examples', name, 'ashlar.yaml')),
  ...given.map((name) => join(shared, name)),
].map((path) => [relative(root, path), readFileSync(path, 'utf8')])

/** A spec in another layout that means the same: more or less space in braces, at line ends, blank lines, comments. */
export function loose(text: string): fc.Arbitrary<string> {
  const lines = text.split('\n')
  const free = [...lines.keys()].filter((at) => !isFolded(lines, at))
  const kinds = fc.constantFrom('wide', 'tight', 'end', 'blank', 'above', 'behind')
  const changes = fc.array(fc.tuple(fc.constantFrom(...free), kinds), { minLength: 1, maxLength: 40 })
  return fc.tuple(changes, fc.constantFrom('\n', '\r\n')).map(([all, end]) => {
    const copy = [...lines]
    for (const [at, kind] of all) copy[at] = loosened(copy[at] ?? '', kind)
    return copy.join('\n').replaceAll('\n', end)
  })
}

/** Whether a line is a part of a folded text, where space and # have no meaning of their own. */
function isFolded(lines: readonly string[], at: number): boolean {
  const depth = indent(lines[at] ?? '')
  const above = lines.slice(0, at).findLast((line) => line.trim() !== '' && indent(line) < depth)
  return above?.trimEnd().endsWith('>-') ?? false
}

function indent(line: string): number {
  return line.length - line.trimStart().length
}

function loosened(line: string, kind: string): string {
  switch (kind) {
    case 'wide':
      return line.replaceAll('{ ', '{    ').replaceAll(/ \}(?=[ ,\]}]|$)/g, '   }')
    case 'tight':
      return line.replaceAll(/\{ (?=[a-z])/g, '{').replaceAll(/(?<=[\w\])]) \}(?=[ ,\]}]|$)/g, '}')
    case 'end':
      return `${line}   `
    case 'blank':
      return `\n\n\n${line}`
    case 'above':
      return `${' '.repeat(indent(line))}# above\n${line}`
    default:
      return line.includes('#') || line.trim() === '' || line.trimEnd().endsWith('>-') ? line : `${line} # why`
  }
}

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
  ...[
    'it.',
    'input.',
    '== ',
    '&& ',
    'exists(',
    '<-> ',
    '<- ',
    'status',
    'POST /',
    ':id',
    '= it.',
    'constructor',
    '[X]',
  ],
  ...[
    'computed:',
    'rules:',
    'states:',
    'operations:',
    'input:',
    'fails:',
    'set:',
    'add:',
    'partOf: ',
    'save:',
    'steps:',
  ],
]

/** Our own apps, which use every construct that is built. */
const apps = examples.filter(([name]) => !name.startsWith('..')).map(([, text]) => text)

/** A spec with a few pieces removed, repeated or put in. */
export const mutated: fc.Arbitrary<string> = fc
  .tuple(
    fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...seeds) }, { weight: 1, arbitrary: fc.constantFrom(...apps) }),
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
