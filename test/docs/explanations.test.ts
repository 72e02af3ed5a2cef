import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readExample } from '../../scripts/docs/frame.ts'
import { conditions } from '../../src/diagnostics/table/conditions.ts'
import { relations } from '../../src/diagnostics/table/relations.ts'
import { scenarios } from '../../src/diagnostics/table/scenarios.ts'
import { read } from '../../src/spec/index.ts'

/** The codes that a piece of a spec is answered with, in the spec around it. */
type Frame = (piece: string) => readonly string[]

const entries = { ...conditions, ...relations, ...scenarios }
type Code = keyof typeof entries

const codesOf = (text: string): readonly string[] => {
  const whole = `ashlar: 1\napp: shop\naccess: public\napi: { naming: snake_case }\n${text}\n`
  const { diagnostics } = read({ entry: 'a.yaml', files: new Map([['a.yaml', whole]]), globs: new Map() })
  return diagnostics.map(({ code }) => code)
}

const indented = (text: string, by: number): string => text.replaceAll(/^(?=.)/gm, ' '.repeat(by))
/** What stands behind `# ...` is there for the reader, and in the spec around it already. */
const begun = (piece: string): string => piece.split('\n# ...')[0] ?? ''

const customer = '  Customer:\n    fields: { name: string, active: bool }\n'
const thing =
  (keys: string, by = 4): Frame =>
  (piece) =>
    codesOf(`entities:\n${customer}  Thing:\n${keys}\n${indented(begun(piece), by)}`)

const fields =
  '    fields:\n      name: string\n      active: bool\n      due: date?\n      code: string\n      stock: int\n      price: int\n      customer: -> Customer\n      status: enum(open | done) = open\n      lines: [Line]\n'
const line = '  Line: { partOf: Thing, fields: { price: int, stock: int, done: int, total: int } }\n'
const row =
  (keys: string, by: number): Frame =>
  (piece) =>
    codesOf(`entities:\n${customer}${line}  Thing:\n${fields}${keys}${indented(begun(piece), by)}`)
const asked = row('    list:\n', 6)
const worked = row('    computed:\n', 6)
const states = thing('    fields: { status: enum(OPEN | PAID) = OPEN }\n    states:\n      status:', 8)
const entities: Frame = (piece) => codesOf(`entities:\n${indented(piece, 2)}`)

const shop = `entities:
  Order: { fields: { n: int } }
  Product:
    fields: { name: string }
    operations:
      take: { set: { name: x }, fails: { cart_closed: "it.name == 'a'", out_of_stock: conflict } }
  Cart: { fields: { cart_id: string?, phone: string } }
`
const listed = (piece: string): string => piece.replace('[...]', '[{ request: GET /products }]')
const requirements: Frame = (piece) => codesOf(`${shop}requirements:\n  ${piece}`)
const steps: Frame = (piece) => codesOf(`${shop}scenarios:\n  - name: A\n    steps:\n${indented(piece, 6)}`)
const taking: Frame = (piece) => steps(`- request: POST /products/x1/take\n  ${piece}`)
const cart: Frame = (piece) =>
  steps(`- { request: POST /orders, body: { n: 1 }, save: { cart: id } }\n- request: POST /carts\n  ${piece}`)
const both = (piece: string): string =>
  piece
    .replace('[...]', '[{ request: POST /orders }, { request: POST /orders }]')
    .replace(', ...', ', { request: POST /orders }')

/** For the wrong piece and the right one, or one for each. A code with an example and no frame does not pass. */
const frames: { readonly [K in Code]?: Frame | readonly [wrong: Frame, right: Frame] } = {
  'bad-expression': asked,
  'no-such-syntax': asked,
  'unknown-name': asked,
  'unknown-member': asked,
  'private-value': thing('    fields: { token: string private }'),
  'unknown-function': asked,
  'wrong-arguments': worked,
  'wrong-operand': asked,
  'inexact-mix': (piece) => thing('    computed: { total: "it.price * it.factor" }\n    fields:', 6)(piece),
  'unknown-word': (piece) => asked(piece.split('\n# ...\n').at(-1) ?? ''),
  'bad-constant': asked,
  'division-by-zero': (piece) =>
    codesOf(`entities:\n  Line:\n    fields: { done: int, total: int }\n    computed: { ${piece} }`),
  'not-a-condition': asked,
  'wrong-result': row('', 4),
  'taken-variable': (piece) => asked(piece.replace('it.items', 'it.lines')),
  'bad-pattern': asked,
  'unknown-entity': thing('    fields:', 6),
  'bad-flag': thing('    fields:', 6),
  'no-part': [
    (piece) => codesOf(`entities:\n  Cart: { fields: { ${piece} } }\n  CartItem: { fields: { n: int } }`),
    (piece) =>
      codesOf(
        `entities:\n  Cart:\n    fields:\n      items: [CartItem]\n${indented(piece, 2)}\n    fields: { n: int }`,
      ),
  ],
  'part-circle': [
    (piece) => entities(piece.replaceAll(' }', ', fields: { n: int } }')),
    (piece) => entities(`${piece.replace(' }', ', fields: { n: int } }')}\nB: { fields: { n: int } }`),
  ],
  'required-circle': [entities, (piece) => entities(`${piece}\nPerson: { fields: { team: -> Team } }`)],
  'no-other-end': (piece) => entities(`User:\n  fields:\n    name: string\n    follows: <-> User\n    ${piece}`),
  'readonly-without-default': thing('    fields:', 6),
  'computed-circle': row('', 4),
  'not-own': thing('    fields: { code: string, active: bool, customer: -> Customer }'),
  'bad-state': thing('    states: { status: { finish: { from: open, to: done } } }\n    fields:', 6),
  'unknown-state': states,
  'contradictory-state': states,
  'unreachable-state': [
    thing('    states: { status: { finish: { from: open, to: done } } }\n    fields:', 6),
    thing('    fields: { status: enum(open | lost) = open }'),
  ],
  'set-state': [
    thing(
      '    fields: { status: enum(OPEN | PAID) = OPEN }\n    states: { status: { pay: { from: OPEN, to: PAID } } }\n    operations:\n      correct:',
      8,
    ),
    thing('    fields: { status: enum(OPEN | PAID) = OPEN }'),
  ],
  'set-immutable': (piece) => entities(`Thing:\n${indented(piece, 2)}`),
  'no-row': (piece) => readExample('operation', `set: { note: closed }\n${piece}`).diagnostics.map(({ code }) => code),
  'unknown-parameter': (piece) =>
    entities(
      `Cart:\n  fields: { n: int }\n  operations:\n    change:\n${indented(piece, 6)}\nCartItem:\n  partOf: Cart\n  fields: { n: int }`,
    ),
  'bad-id': requirements,
  'unknown-by': requirements,
  'unknown-requirement': (piece) => codesOf(`${shop}${listed(piece)}`),
  'bad-step': (piece) => steps(both(piece)),
  'bad-request': (piece) => steps(`- ${piece}`),
  'no-such-route': steps,
  'bad-header': taking,
  'bad-expectation': taking,
  'bad-save': taking,
  'unknown-saved': (piece) => codesOf(`${shop}scenarios:\n  - name: A\n${indented(piece, 4)}`),
  'bad-placeholder': cart,
  'inexact-number': cart,
  'unknown-code': taking,
}

describe('what is explained about relations, conditions and scenarios', () => {
  for (const [code, { wrong, right }] of Object.entries(entries) as [Code, (typeof entries)[Code]][])
    it(code, { skip: wrong === null && 'it has no example' }, () => {
      const frame = frames[code]
      assert.ok(frame !== undefined, 'no frame for its example')
      const [forWrong, forRight] = typeof frame === 'function' ? [frame, frame] : frame
      assert.deepEqual([...new Set(forWrong(wrong ?? ''))], [code])
      if (right !== null) assert.deepEqual(forRight(right), [])
    })
})
