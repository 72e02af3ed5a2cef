import type { AST } from '@eslint-community/regexpp'

/** Code points, as ranges that include both ends. */
export type Characters = readonly (readonly [number, number])[]

const last = 0x10ffff
const digits: Characters = [[48, 57]]
const word: Characters = [
  [48, 57],
  [65, 90],
  [95, 95],
  [97, 122],
]
const lineEnds: Characters = [
  [10, 10],
  [13, 13],
  [0x2028, 0x2029],
]

export function overlap(left: Characters, right: Characters): boolean {
  return left.some(([low, high]) => right.some(([from, to]) => low <= to && from <= high))
}

export function union(all: readonly Characters[]): Characters {
  return all.flat()
}

/** The characters that one character of a pattern can stand for. */
export function charactersOf(one: AST.Character | AST.CharacterSet | AST.CharacterClass): Characters {
  if (one.type === 'Character') return [[one.value, one.value]]
  if (one.type === 'CharacterSet') return ofSet(one)
  const inside = one.elements.flatMap((element): Characters => {
    if (element.type === 'CharacterClassRange') return [[element.min.value, element.max.value]]
    return element.type === 'Character' || element.type === 'CharacterSet' ? charactersOf(element) : everything
  })
  return one.negate ? others(inside) : inside
}

const everything: Characters = [[0, last]]

function ofSet(one: AST.CharacterSet): Characters {
  switch (one.kind) {
    case 'any':
      return others(lineEnds)
    case 'digit':
      return one.negate ? others(digits) : digits
    case 'word':
      return one.negate ? others(word) : word
    case 'space':
    case 'property':
      return everything
  }
}

function others(taken: Characters): Characters {
  const result: (readonly [number, number])[] = []
  let from = 0
  for (const [low, high] of taken.toSorted(([a], [b]) => a - b)) {
    if (low > from) result.push([from, low - 1])
    from = Math.max(from, high + 1)
  }
  return from <= last ? [...result, [from, last]] : result
}
