import { shown } from '../../diagnostics/index.ts'
import { note } from '../text/notes.ts'
import type { FieldType } from '../types.ts'
import type { Piece } from './syntax.ts'
import type { Parts } from './type.ts'

const example = 'enum(open | done)'

/** `enum(a | b)`: alternatives in the order in which they are sorted. */
export function readEnum({ syntax, args, place, spot, notes }: Parts): FieldType | null {
  if (args === null || args.text.trim() === '') {
    return note(notes, 'bad-enum', spot(place), '`enum` needs alternatives.', `Write them like ${example}.`)
  }
  const bound = syntax.bounds[0]
  if (bound) return note(notes, 'bad-bound', spot(bound), '`enum` has no bounds.')
  const members = split(args)
  const problem = members.map((member, index) => problemOf(member, members.slice(0, index))).find((one) => one !== null)
  if (problem) return note(notes, 'bad-enum', spot(problem.piece), problem.message, problem.hint)
  return { kind: 'enum', values: members.map((member) => member.text) }
}

function split({ text, start }: Piece): readonly Piece[] {
  let at = start
  return text.split('|').map((part) => {
    const from = at + (part.length - part.trimStart().length)
    at += part.length + 1
    const trimmed = part.trim()
    return { text: trimmed, start: from, end: from + trimmed.length }
  })
}

interface Problem {
  readonly piece: Piece
  readonly message: string
  readonly hint?: string
}

function problemOf(piece: Piece, before: readonly Piece[]): Problem | null {
  const { text } = piece
  const name = `\`${shown(text)}\``
  if (text === '') return { piece, message: 'An alternative is missing here.', hint: `Write them like ${example}.` }
  if (/[,;]/.test(text))
    return { piece, message: 'Alternatives are separated by a bar.', hint: `Write them like ${example}.` }
  if (!/^[A-Za-z0-9_-]+$/.test(text)) {
    return { piece, message: `${name} cannot be an alternative.`, hint: 'Use letters, digits, _ and - only.' }
  }
  if (text.length > 63) return { piece, message: `${name} is longer than 63 characters.` }
  if (before.some((other) => other.text === text)) return { piece, message: `${name} stands here a second time.` }
  return null
}
