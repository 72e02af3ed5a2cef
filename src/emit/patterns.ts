import { RegExpParser, type AST } from '@eslint-community/regexpp'

/** How many different texts are enough for a test's rows. */
const wanted = 24

/** Texts that match a field's regex as a whole, all different, as many as are easily found; at least one is tried. */
export const samplesOf = (pattern: string, min: number, max: number | null): readonly string[] => {
  const tree = new RegExpParser().parsePattern(pattern, undefined, undefined, { unicode: true })
  const found = new Set<string>()
  const whole = new RegExp(`^(?:${pattern})$`, 'u')
  for (let seed = 0; seed < wanted * 8 && found.size < wanted; seed += 1) {
    const text = written(tree, { seed })
    const length = Array.from(text).length
    if (whole.test(text) && length >= min && (max === null || length <= max)) found.add(text)
  }
  return [...found]
}

/** Turns a number into choices, the same ones each time. */
interface Choices {
  seed: number
}

const choose = (choices: Choices, of: number): number => {
  const choice = choices.seed % of
  choices.seed = Math.floor(choices.seed / of)
  return choice
}

const written = (node: AST.Pattern | AST.Element, choices: Choices): string => {
  switch (node.type) {
    case 'Pattern':
    case 'Group':
    case 'CapturingGroup': {
      const branch = node.alternatives[choose(choices, node.alternatives.length)]
      return branch === undefined ? '' : branch.elements.map((element) => written(element, choices)).join('')
    }
    case 'Quantifier': {
      const most = Math.min(node.max, Math.max(node.min, 1) + 2)
      const times = Math.max(node.min, 1) + choose(choices, most - Math.max(node.min, 1) + 1)
      return Array.from({ length: Math.min(times, node.max) }, () => written(node.element, choices)).join('')
    }
    case 'Character':
      return String.fromCodePoint(node.value)
    case 'CharacterClass':
    case 'CharacterSet':
      return fitting(node.raw, choices)
    default:
      return ''
  }
}

const alphabet = 'a1B-_ .x0Z9kq2@,/:;#!+=äß'

/** A character that a class takes, found by trying. */
const fitting = (source: string, choices: Choices): string => {
  const one = new RegExp(`^${source}$`, 'u')
  const common = Array.from(alphabet).filter((character) => one.test(character))
  const rare =
    common.length > 0
      ? common
      : Array.from({ length: 0x250 }, (_, code) => String.fromCodePoint(code)).filter((character) =>
          one.test(character),
        )
  return rare[choose(choices, Math.max(1, rare.length))] ?? ''
}
