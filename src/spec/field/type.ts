import { shown } from '../../diagnostics/index.ts'
import { nearest } from '../../names/index.ts'
import { checkPattern } from '../condition/pattern.ts'
import type { Context } from '../context.ts'
import { notYet } from '../read-map.ts'
import { note } from '../text/notes.ts'
import type { FieldType } from '../types.ts'
import { readEnum } from './enum.ts'
import type { Spot } from './ends.ts'
import { readBigint, readDecimal, readFloat, readInt } from './number.ts'
import { readLength } from './length.ts'
import type { FieldSyntax, Piece } from './syntax.ts'
import { foreignTypes, laterTypes, type TypeWord, typeWords } from './words.ts'

/** Takes a field taken apart and returns its type with its bounds checked; null, and a report, if it cannot be used. */
export function readType(syntax: FieldSyntax, spot: Spot, context: Context): FieldType | null {
  const { type, lists, patterns } = syntax
  const { notes } = context
  if (type.kind === 'relation') return null
  if (type.kind === 'name') return ownType(type.name, spot, context)
  const word = typeWords.find((one) => one === type.word.text)
  if (word === undefined) return unknownType(type.word, spot, context)
  if (type.from) {
    return note(notes, 'bad-field', spot(type.from), `\`from\` belongs to slug, not to ${word}.`)
  }
  const list = lists[0]
  if (list) return notYet(notes, spot(list), 'A list of values')
  const pattern = patterns[0]
  const found = readWord(word, syntax, type.args, { ...type.word }, spot, context)
  return found === null || pattern === undefined ? found : withPattern(found, patterns, spot, notes)
}

function withPattern(
  type: FieldType,
  patterns: readonly Piece[],
  spot: Spot,
  notes: Context['notes'],
): FieldType | null {
  const [pattern, second] = patterns
  if (pattern === undefined) return type
  if (second) return note(notes, 'bad-bound', spot(second), 'There is a regex already.', 'Keep one of the two.')
  if (type.kind !== 'string' && type.kind !== 'text') {
    return note(notes, 'bad-bound', spot(pattern), `\`${type.kind}\` has no regex.`, 'string and text do.')
  }
  const source = pattern.text.slice(1, -1).replaceAll('\\/', '/')
  const problem = checkPattern(source)
  if (problem) return note(notes, 'bad-pattern', spot(pattern), problem.message, problem.hint)
  return { ...type, pattern: source }
}

function readWord(
  word: TypeWord,
  syntax: FieldSyntax,
  args: Piece | null,
  place: Piece,
  spot: Spot,
  context: Context,
): FieldType | null {
  const parts = { syntax, args, place, spot, notes: context.notes }
  switch (word) {
    case 'string':
    case 'text':
      return readLength(word, parts)
    case 'int':
      return readInt(parts)
    case 'bigint':
      return readBigint(parts)
    case 'float':
      return readFloat(parts)
    case 'decimal':
      return readDecimal(parts)
    case 'enum':
      return readEnum(parts)
    case 'bool':
    case 'date':
    case 'time':
    case 'datetime':
    case 'uuid':
    case 'email':
    case 'url':
      return plain(word, parts)
  }
}

/** What the readers of single types are given. */
export interface Parts {
  readonly syntax: FieldSyntax
  readonly args: Piece | null
  /** the type's word */
  readonly place: Piece
  readonly spot: Spot
  readonly notes: Context['notes']
}

type Plain = 'bool' | 'date' | 'time' | 'datetime' | 'uuid' | 'email' | 'url'

function plain(kind: Plain, { syntax, args, spot, notes }: Parts): FieldType | null {
  if (args) return note(notes, 'bad-argument', spot(args), `\`${kind}\` takes nothing in parentheses.`)
  const bound = syntax.bounds[0]
  if (bound === undefined) return { kind }
  if (/^(date|time|datetime)$/.test(kind)) return notYet(notes, spot(bound), 'A bound by a field or a time')
  return note(notes, 'bad-bound', spot(bound), `\`${kind}\` has no bounds.`)
}

/** A name in capitals: an alias, a record or a view, none of which is built yet, or a mistake. */
function ownType(name: Piece, spot: Spot, { notes, types, entities }: Context): null {
  const [first = ''] = name.text.split('.')
  if (types.has(first) || (name.text.includes('.') && entities.has(first))) {
    return notYet(notes, spot(name), `The type \`${shown(name.text)}\``, 'types of one\u2019s own')
  }
  if (entities.has(first)) {
    const hint = `A row of it is referred to by -> ${first}.`
    return note(notes, 'unknown-type', spot(name), `\`${first}\` is an entity, not a type.`, hint)
  }
  return unknown(name, [...typeWords, ...types], spot, notes)
}

function unknownType(word: Piece, spot: Spot, { notes, types }: Context): null {
  if (laterTypes.includes(word.text)) return notYet(notes, spot(word), `The type \`${word.text}\``)
  return unknown(word, [...typeWords, ...laterTypes, ...types], spot, notes)
}

function unknown(name: Piece, known: readonly string[], spot: Spot, notes: Context['notes']): null {
  const foreign = foreignTypes.get(name.text.toLowerCase())
  const near = foreign ?? nearest(name.text, known)
  const hint = near === null ? `The types are ${typeWords.join(', ')}.` : `Did you mean ${near}?`
  return note(notes, 'unknown-type', spot(name), `\`${shown(name.text)}\` is not a type.`, hint)
}
