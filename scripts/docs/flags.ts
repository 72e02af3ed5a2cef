import { flagWords, laterFlags } from '../../src/spec/field/words.ts'
import { specOf } from './facts.ts'
import { code, tableOf } from './markdown.ts'

type FlagText = readonly [means: string, example: string]

const flagTexts: Readonly<Record<(typeof flagWords)[number], FlagText>> = {
  unique: ['no two rows have the same value; a row that would is refused with 409', 'sku: string(3..40) unique'],
  index: ['an index, for filters and queries of your own; what a list sorts by has one anyway', 'made_on: date? index'],
  search: ['`?q=` of the list looks into it; for texts and e-mail addresses', 'name: string(1..200) search'],
  immutable: ['sent only when the row is made', 'maker: -> Customer immutable'],
  readonly: [
    'never sent by a client; your code and `set` write it. It needs a default, or a question mark, where a route makes rows',
    'sold: int(0..) = 0 readonly',
  ],
  private: [
    'never answered; conditions, computed fields, filters and `?q=` do not see it either',
    'pin: string(4) private',
  ],
  cascade: ['of a reference: the row is deleted with the one it points at', 'maker: -> Customer cascade'],
  nullify: ['of an optional reference: it points nowhere when that row is deleted', 'maker: -> Customer? nullify'],
}

export function flagsSection(): string[] {
  const rows = flagWords.map((word) => {
    const [means, example] = flagTexts[word]
    specOf('fields', example)
    return [code(word), means, code(example)]
  })
  return [
    tableOf(['flag', 'means', 'example'], rows),
    'A relation to many takes `readonly` and no other flag. The inputs of operations take none.',
    `Not yet: ${laterFlags.map(code).join(', ')}.`,
  ]
}
