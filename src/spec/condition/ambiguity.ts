import type { AST } from '@eslint-community/regexpp'
import { type Characters, charactersOf, overlap, union } from './characters.ts'
import type { PatternFault } from './pattern-parts.ts'

/** So many ways of sharing a text between neighbours are tried without being noticed. */
const mostNeighbours = 2
/** A repetition that can stop at so many places is as good as endless. */
const manyPlaces = 8

/**
 * What would make a matcher that tries one way after the other take long: a text that one repetition can split in
 * several ways, and several repetitions that can share the same stretch of a text.
 */
export function ambiguity(alternatives: readonly AST.Alternative[]): PatternFault | null {
  for (const { elements } of alternatives) {
    const found = inside(elements) ?? neighbours(flattened(elements))
    if (found !== null) return found
  }
  return null
}

function inside(elements: readonly AST.Element[]): PatternFault | null {
  for (const one of elements) {
    const found = one.type === 'Quantifier' ? repeated(one) : grouped(one)
    if (found !== null) return found
  }
  return null
}

function grouped(one: AST.Element): PatternFault | null {
  return one.type === 'Group' || one.type === 'CapturingGroup' ? ambiguity(one.alternatives) : null
}

function repeated({ element, max, raw }: AST.Quantifier): PatternFault | null {
  const within = grouped(element)
  if (within !== null) return within
  if (max <= 1 || (element.type !== 'Group' && element.type !== 'CapturingGroup')) return null
  const branches = element.alternatives.map(({ elements }) => elements)
  if (!toldApart(element)) return slow(raw, 'its alternatives are not told apart by their first character')
  const splits = branches.length === 1 ? branches.every(splitsOneWay) : branches.flat().every(isFixed)
  if (!splits) return slow(raw, 'it repeats something that can itself be repeated')
  return neighboursOfLoop(branches, raw)
}

function slow(raw: string, why: string): PatternFault {
  return {
    message: `\`${raw}\` can take very long, because ${why}.`,
    hint: 'A separator that occurs nowhere else helps: `[a-z]+(-[a-z]+)*`.',
  }
}

/** At every choice in it, the next character tells which branch it is. */
function toldApart(one: AST.Element): boolean {
  if (one.type === 'Quantifier') return toldApart(one.element)
  if (one.type !== 'Group' && one.type !== 'CapturingGroup') return true
  const branches = one.alternatives.map(({ elements }) => elements)
  return (branches.length === 1 || clear(branches)) && branches.flat().every(toldApart)
}

/** Every branch begins with a character that no other branch begins with. */
function clear(branches: readonly (readonly AST.Element[])[]): boolean {
  const firsts = branches.map(beginning)
  return firsts.every(
    (one, index) =>
      one !== null && firsts.every((other, at) => at === index || (other !== null && !overlap(one, other))),
  )
}

/** The one character that a branch must begin with. */
function beginning([one]: readonly AST.Element[]): Characters | null {
  if (one === undefined) return null
  return one.type === 'Character' || one.type === 'CharacterSet' || one.type === 'CharacterClass'
    ? charactersOf(one)
    : null
}

/**
 * What is repeated has a fixed length, or a separator at its beginning or end that nothing else in it can be. In both
 * cases it is known where one round ends and the next begins.
 */
function splitsOneWay(elements: readonly AST.Element[]): boolean {
  if (elements.every(isFixed)) return true
  const [head, ...tail] = elements
  const end = elements.at(-1)
  return separates(head, tail) || separates(end, elements.slice(0, -1))
}

function separates(one: AST.Element | undefined, rest: readonly AST.Element[]): boolean {
  const own = one === undefined ? null : beginning([one])
  return own !== null && !overlap(own, union(rest.map(everything)))
}

const isFixed = (one: AST.Element): boolean => lengthOf(one) !== null

/** How many characters it always takes, in one way only; null if that depends. */
function lengthOf(one: AST.Element): number | null {
  switch (one.type) {
    case 'Quantifier': {
      const length = lengthOf(one.element)
      return length === null || one.min !== one.max ? null : length * one.min
    }
    case 'Group':
    case 'CapturingGroup': {
      const branches = one.alternatives.map(({ elements }) => elements)
      const [first, ...others] = branches.map(total)
      if (first === undefined || others.some((length) => length !== first)) return null
      return branches.length === 1 || clear(branches) ? first : null
    }
    case 'Assertion':
      return 0
    default:
      return 1
  }
}

function total(elements: readonly AST.Element[]): number | null {
  return elements.reduce<number | null>((sum, one) => {
    const length = lengthOf(one)
    return sum === null || length === null ? null : sum + length
  }, 0)
}

/** All characters that can occur in it. */
function everything(one: AST.Element): Characters {
  switch (one.type) {
    case 'Character':
    case 'CharacterSet':
    case 'CharacterClass':
      return charactersOf(one)
    case 'Quantifier':
      return everything(one.element)
    case 'Group':
    case 'CapturingGroup':
      return union(one.alternatives.flatMap(({ elements }) => elements.map(everything)))
    default:
      return []
  }
}

/** A piece of a pattern in a row: what it can be, whether it must be there, and in how many repetitions it can vary. */
interface Piece {
  readonly characters: Characters
  readonly needed: boolean
  readonly ways: number
}

/** The pieces in a row; a group with alternatives, or one that is repeated, is one piece. */
function flattened(elements: readonly AST.Element[]): readonly Piece[] {
  return elements.flatMap((one): readonly Piece[] => {
    if (one.type === 'Assertion') return []
    if (one.type === 'Quantifier') return [pieceOf(one)]
    const [only, ...others] = isGroup(one) ? one.alternatives : []
    if (only !== undefined && others.length === 0) return flattened(only.elements)
    return [{ characters: everything(one), needed: isFixed(one), ways: waysOf(one) }]
  })
}

const isGroup = (one: AST.Element): one is AST.Group | AST.CapturingGroup =>
  one.type === 'Group' || one.type === 'CapturingGroup'

function waysOf(one: AST.Element): number {
  if (one.type === 'Quantifier') return pieceOf(one).ways
  if (!isGroup(one)) return 0
  const branches = one.alternatives.map(({ elements }) => flattened(elements).reduce((sum, { ways }) => sum + ways, 0))
  return Math.max(isFixed(one) || one.alternatives.length === 1 ? 0 : 1, ...branches)
}

function pieceOf(one: AST.Quantifier): Piece {
  const own = one.max - one.min >= manyPlaces || (one.max > 1 && !isFixed(one.element)) ? 1 : 0
  return { characters: everything(one), needed: one.min > 0, ways: Math.max(own, waysOf(one.element)) }
}

/** Repetitions in a row that could each take what the others take; each one more multiplies the time. */
function neighbours(pieces: readonly Piece[]): PatternFault | null {
  for (const [index, piece] of pieces.entries()) {
    if (piece.ways === 0) continue
    let count = piece.ways
    for (const next of pieces.slice(index + 1)) {
      if (overlap(piece.characters, next.characters)) count += next.ways
      else if (next.needed) break
    }
    if (count > mostNeighbours)
      return {
        message: 'The pattern can take very long: several repetitions in it can share the same text.',
        hint: 'Put between them what neither can be.',
      }
  }
  return manyOptional(pieces)
}

/** `a?a?a?` and the like: every piece doubles the ways. */
function manyOptional(pieces: readonly Piece[]): PatternFault | null {
  const open = pieces.filter(({ needed, ways }) => !needed && ways === 0)
  const alike = open.filter((one) => open.some((other) => other !== one && overlap(one.characters, other.characters)))
  if (alike.length <= manyPlaces) return null
  return { message: 'The pattern can take very long: many optional parts in it can be the same text.' }
}

/** Within one round, repetitions must not share a text at all: the rounds would multiply it. */
function neighboursOfLoop(branches: readonly (readonly AST.Element[])[], raw: string): PatternFault | null {
  for (const branch of branches) {
    const pieces = flattened(branch)
    for (const [index, piece] of pieces.entries()) {
      if (piece.needed && piece.ways === 0) continue
      const rest = pieces.slice(index + 1)
      const until = rest.findIndex((next) => next.needed && !overlap(piece.characters, next.characters))
      const near = until === -1 ? rest : rest.slice(0, until)
      if (near.some((next) => overlap(piece.characters, next.characters)))
        return slow(raw, 'parts of it can share the same text')
    }
  }
  return null
}
