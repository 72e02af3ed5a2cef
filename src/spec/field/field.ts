import { shown, type Span } from '../../diagnostics/index.ts'
import { nearest, snakeCase } from '../../names/index.ts'
import type { Context } from '../context.ts'
import { field as fieldKeys } from '../keys/table.ts'
import { notYet, readMap, wrongKind } from '../read-map.ts'
import { type Entry, isEmpty, partOf, type ScalarNode } from '../text/node.ts'
import { note } from '../text/notes.ts'
import type { Default, Field, FieldType } from '../types.ts'
import { scalarOf, textOf } from '../values.ts'
import { type Literal, readDefault } from './default.ts'
import type { Spot } from './ends.ts'
import { isProblem, parseField } from './grammar.ts'
import type { FieldSyntax, Piece } from './syntax.ts'
import { readType } from './type.ts'
import { flagWords, foreignFlags, laterFlags } from './words.ts'

/** Takes a field's name and value, in either form, and returns the field; null if it cannot be used as it stands. */
export function readField(entry: Entry, context: Context): Field | null {
  const { value, key } = entry
  switch (value.kind) {
    case 'bad':
      return null
    case 'list':
      return notYet(context.notes, value.span, 'A list of parts')
    case 'map':
      return longForm(entry, context)
    case 'scalar':
      if (isEmpty(value)) {
        return note(
          context.notes,
          'empty',
          entry.keySpan,
          `The field \`${shown(key)}\` has no type.`,
          `Write ${shown(key)}: string, or another type.`,
        )
      }
      return assemble(key, value, null, '', context)
  }
}

function longForm({ key, keySpan, value }: Entry, context: Context): Field | null {
  if (value.kind !== 'map') return null
  const { notes } = context
  const { keys, later } = readMap(value, fieldKeys, 'a field', notes)
  const description = keys.description ? textOf(keys.description.value, '`description`', notes) : ''
  const given = keys.default ? scalarOf(keys.default.value, '`default`', notes) : null
  if (keys.type === undefined) {
    if (later.size > 0) return null
    return note(
      notes,
      'missing-key',
      keySpan,
      `The field \`${shown(key)}\` has no \`type\`.`,
      'Add type: string, or another type.',
    )
  }
  if (keys.type.value.kind !== 'scalar' || isEmpty(keys.type.value)) {
    return wrongKind(keys.type.value, '`type`', 'a field in shorthand', notes)
  }
  const literal = given && { text: given.text, quoted: !given.plain, span: given.span, long: true }
  return assemble(key, keys.type.value, literal, description ?? '', context)
}

function assemble(
  name: string,
  node: ScalarNode,
  given: Literal | null,
  description: string,
  context: Context,
): Field | null {
  const { notes } = context
  const spot: Spot = ({ start, end }) => partOf(node, start, end)
  const syntax = parseField(node.text)
  if (isProblem(syntax)) return note(notes, 'bad-field', spot(syntax), syntax.message, syntax.hint)
  const type = readType(syntax, spot, context)
  const flags = type === null ? null : readFlags(syntax.flags, spot, context)
  const literal = defaultOf(syntax, given, spot, context)
  const fallback: Default | null = type && literal ? readDefault(type, literal, notes) : null
  if (type === null || flags === null || (literal !== null && fallback === null)) return null
  if (flags.size > 0) warnOfLongIndex(type, node.span, context)
  return {
    name,
    column: snakeCase(name),
    type,
    optional: syntax.optional,
    default: fallback,
    unique: flags.has('unique'),
    index: flags.has('index'),
    description,
  }
}

function defaultOf(
  { default: value }: FieldSyntax,
  given: Literal | null,
  spot: Spot,
  { notes }: Context,
): Literal | null {
  if (value === null) return given
  if (given !== null)
    note(notes, 'given-twice', given.span, 'The default stands in the type already.', 'Keep one of the two.')
  return { text: value.text, quoted: value.quoted, span: spot(value), long: false }
}

/** The flags that are set; null if one of them cannot be used, so that the field is not built without it. */
function readFlags(flags: readonly Piece[], spot: Spot, context: Context): ReadonlySet<string> | null {
  const set = new Set<string>()
  let usable = true
  for (const flag of flags) {
    if (laterFlags.includes(flag.text)) {
      notYet(context.notes, spot(flag), `\`${flag.text}\``)
      usable = false
    } else if (!flagWords.some((word) => word === flag.text)) {
      unknownFlag(flag, spot(flag), context)
      usable = false
    } else if (set.has(flag.text)) {
      note(
        context.notes,
        'given-twice',
        spot(flag),
        `\`${flag.text}\` stands here a second time.`,
        'Remove one of the two.',
      )
    } else set.add(flag.text)
  }
  return usable ? set : null
}

function unknownFlag({ text }: Piece, span: Span, { notes }: Context): void {
  const near = nearest(text, [...flagWords, ...laterFlags])
  const hint = foreignFlags.get(text.toLowerCase()) ?? (near === null ? undefined : `Did you mean \`${near}\`?`)
  note(notes, 'unknown-flag', span, `\`${shown(text)}\` is not a word that may follow a type.`, hint)
}

/** Four bytes a character at worst, and about 2700 bytes in an index of PostgreSQL. */
function warnOfLongIndex(type: FieldType, span: Span, { notes }: Context): void {
  if ((type.kind !== 'string' && type.kind !== 'text') || (type.max !== null && type.max <= 675)) return
  note(
    notes,
    'long-index',
    span,
    'A long text cannot be indexed: a row whose value exceeds about 2700 bytes is refused.',
    'Give it a maximum of 675 characters or less: string(..675).',
  )
}
