import type { AST } from '@eslint-community/regexpp'

export interface PatternFault {
  readonly message: string
  readonly hint?: string
}

const mostRepeats = 255

/** The first part of a pattern that is not of the common subset. */
export function refusedPart({ alternatives }: AST.Pattern): PatternFault | null {
  return first(alternatives, (one) => alternative(one, true))
}

function first<T>(all: readonly T[], look: (one: T) => PatternFault | null): PatternFault | null {
  for (const one of all) {
    const found = look(one)
    if (found !== null) return found
  }
  return null
}

function alternative({ elements }: AST.Alternative, outermost: boolean): PatternFault | null {
  if (elements.length === 0)
    return { message: 'One of the alternatives is empty.', hint: 'What may be absent has a `?`.' }
  return first(elements, (one) => {
    const edge = one.type === 'Assertion' && (one.kind === 'start' || one.kind === 'end')
    if (!edge) return element(one)
    const inPlace = outermost && one === (one.kind === 'start' ? elements[0] : elements.at(-1))
    return inPlace && elements.length > 1
      ? null
      : { message: '`^` stands only at the beginning of a pattern, and `$` only at its end.' }
  })
}

function element(one: AST.Element): PatternFault | null {
  switch (one.type) {
    case 'Assertion':
      return no(one.kind === 'word' ? 'word boundaries' : 'look-around', one.raw)
    case 'Backreference':
      return no('back-references', one.raw)
    case 'Quantifier':
      return quantifier(one)
    case 'Group':
      if (one.modifiers !== null) return no('modifiers', one.raw)
      return first(one.alternatives, (inner) => alternative(inner, false))
    case 'CapturingGroup':
      if (one.name !== null) return no('named groups', one.raw)
      return first(one.alternatives, (inner) => alternative(inner, false))
    case 'CharacterSet':
      return set(one)
    case 'Character':
      return character(one)
    case 'CharacterClass':
      return one.elements.length === 0
        ? { message: '`[]` and `[^]` are not the same everywhere.' }
        : first(one.elements, member)
    case 'ExpressionCharacterClass':
      return no('sets of classes', one.raw)
  }
}

function no(what: string, raw: string): PatternFault {
  return { message: `Patterns have no ${what}, and \`${raw}\` stands in this one.` }
}

function quantifier({ greedy, max, min, raw, element: of }: AST.Quantifier): PatternFault | null {
  if (!greedy)
    return {
      message: `\`${raw}\` is lazy, which changes nothing about whether a text fits.`,
      hint: 'Leave the `?` out.',
    }
  if (min > mostRepeats || (max !== Infinity && max > mostRepeats))
    return { message: `\`${raw}\` repeats more than ${mostRepeats} times.` }
  if (max === 0) return { message: `\`${raw}\` repeats nothing.` }
  return element(of)
}

function set(one: AST.CharacterSet): PatternFault | null {
  if (one.kind === 'property') return no('Unicode properties', one.raw)
  if (one.kind === 'space')
    return { message: `\`${one.raw}\` is not the same everywhere.`, hint: 'Name the characters: `[ \\t]`.' }
  return null
}

function member(one: AST.CharacterClassElement): PatternFault | null {
  switch (one.type) {
    case 'Character':
      return character(one)
    case 'CharacterClassRange':
      return character(one.min) ?? character(one.max)
    case 'CharacterSet':
      if (one.kind !== 'property' && one.negate)
        return { message: `\`${one.raw}\` inside a class is not the same everywhere.` }
      return set(one)
    default:
      return no('sets of classes', one.raw)
  }
}

/** Escapes are those that all three have: of punctuation, and \n, \r, \t. */
function character({ raw, value, parent }: AST.Character): PatternFault | null {
  if (value === 0 || (value >= 0xd800 && value <= 0xdfff)) return no('such characters', raw)
  if (raw.startsWith('\\') && raw.length > 1 && !/^\\([^\w\s]|[nrt])$/u.test(raw)) return no('such escapes', raw)
  const inClass = parent.type === 'CharacterClass' || parent.type === 'CharacterClassRange'
  return inClass && raw === '['
    ? { message: 'A `[` inside a class is not the same everywhere.', hint: 'Write `\\[`.' }
    : null
}
