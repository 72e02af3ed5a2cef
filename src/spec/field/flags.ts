import { shown, type Span } from '../../diagnostics/index.ts'
import { nearest } from '../../names/index.ts'
import type { Context } from '../context.ts'
import { notYet } from '../read-map.ts'
import { note } from '../text/notes.ts'
import type { FieldType } from '../types.ts'
import type { Spot } from './ends.ts'
import type { Piece } from './syntax.ts'
import { flagWords, foreignFlags, laterFlags } from './words.ts'

/** The words behind a type. */
export interface Flags {
  has(word: (typeof flagWords)[number]): boolean
  readonly found: readonly Piece[]
  readonly spot: Spot
}

/** The flags that are set; null if one of them cannot be used, so that the field is not built without it. */
export function readFlags(flags: readonly Piece[], spot: Spot, context: Context): Flags | null {
  const found: Piece[] = []
  let usable = true
  for (const flag of flags) {
    if (laterFlags.includes(flag.text)) {
      notYet(context.notes, spot(flag), `\`${flag.text}\``)
      usable = false
    } else if (!flagWords.some((word) => word === flag.text)) {
      unknownFlag(flag, spot(flag), context)
      usable = false
    } else if (found.some(({ text }) => text === flag.text)) {
      const message = `\`${flag.text}\` stands here a second time.`
      note(context.notes, 'given-twice', spot(flag), message, 'Remove one of the two.')
    } else found.push(flag)
  }
  return usable ? { has: (word) => found.some(({ text }) => text === word), found, spot } : null
}

function unknownFlag({ text }: Piece, span: Span, { notes }: Context): void {
  const near = nearest(text, [...flagWords, ...laterFlags])
  const hint = foreignFlags.get(text.toLowerCase()) ?? (near === null ? undefined : `Did you mean \`${near}\`?`)
  note(notes, 'unknown-flag', span, `\`${shown(text)}\` is not a word that may follow a type.`, hint)
}

/** Whether the flags go with a column of this type; reports the first that does not. */
export function flagsFit(flags: Flags, type: FieldType, { notes }: Context): boolean {
  const relation = flags.found.find(({ text }) => text === 'cascade' || text === 'nullify')
  if (relation) {
    note(notes, 'bad-flag', flags.spot(relation), `\`${relation.text}\` belongs to a reference (->).`)
    return false
  }
  const search = flags.found.find(({ text }) => text === 'search')
  if (search && type.kind !== 'string' && type.kind !== 'text' && type.kind !== 'email') {
    note(notes, 'bad-flag', flags.spot(search), 'Only texts can be searched.')
    return false
  }
  if (search && flags.has('private')) {
    note(notes, 'bad-flag', flags.spot(search), 'A search would tell what is private.')
    return false
  }
  if (search && flags.has('private')) {
    const message = 'A search would tell what a private field holds.'
    note(notes, 'bad-flag', flags.spot(search), message, 'Keep one of the two.')
    return false
  }
  const immutable = flags.found.find(({ text }) => text === 'immutable')
  if (immutable && flags.has('readonly')) {
    const message = 'What a client never sends, it cannot change either.'
    note(notes, 'bad-flag', flags.spot(immutable), message, 'Remove `immutable`.')
    return false
  }
  return true
}
