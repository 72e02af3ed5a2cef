import { shown, type Span } from '../../diagnostics/index.ts'
import { snakeCase } from '../../names/index.ts'
import type { Context } from '../context.ts'
import { field as fieldKeys } from '../keys/table.ts'
import { readMap, wrongKind } from '../read-map.ts'
import { type Entry, isEmpty, type ListNode, partOf, type ScalarNode } from '../text/node.ts'
import { note } from '../text/notes.ts'
import type { Default, Field, FieldType } from '../types.ts'
import { scalarOf, textOf } from '../values.ts'
import type { Declared } from './declared.ts'
import { type Literal, readDefault } from './default.ts'
import type { Spot } from './ends.ts'
import { flagsFit, readFlags } from './flags.ts'
import { isProblem, parseField } from './grammar.ts'
import { known, readRelation } from './relation.ts'
import type { FieldSyntax } from './syntax.ts'
import { readType } from './type.ts'

/** Takes a field's name and value, in either form, and returns what it declares; null if it cannot be used as it stands. */
export function readField(entry: Entry, context: Context): Declared | null {
  const { value, key } = entry
  switch (value.kind) {
    case 'bad':
      return null
    case 'list':
      return readPart(entry, value, context)
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

/** `items: [CartItem]` */
function readPart({ key, keySpan }: Entry, { items, span }: ListNode, context: Context): Declared | null {
  const item = items[0]
  const scalar = item && scalarOf(item, 'a list of parts', context.notes, 'an entity')
  if (items.length !== 1 || !scalar) {
    const hint = `Write ${shown(key)}: [Part], where Part is an entity that is \`partOf\` this one.`
    return note(context.notes, 'bad-field', span, 'A list of parts names one entity.', hint)
  }
  if (!known(scalar.text, scalar.span, context)) return null
  return { kind: 'part', name: key, entity: scalar.text, span: keySpan }
}

function longForm({ key, keySpan, value }: Entry, context: Context): Declared | null {
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
): Declared | null {
  const { notes } = context
  const spot: Spot = ({ start, end }) => partOf(node, start, end)
  const syntax = parseField(node.text)
  if (isProblem(syntax)) return note(notes, 'bad-field', spot(syntax), syntax.message, syntax.hint)
  if (syntax.type.kind === 'relation') {
    const flags = readFlags(syntax.flags, spot, context)
    return flags && readRelation(syntax, syntax.type.relation, { name, description, flags }, spot, context)
  }
  const type = readType(syntax, spot, context)
  const flags = type === null ? null : readFlags(syntax.flags, spot, context)
  if (type === null || flags === null || !flagsFit(flags, type, context)) return null
  const copy = copyOf(syntax, node)
  const literal = copy === null ? defaultOf(syntax, given, spot, context) : null
  const fallback: Default | null = literal && readDefault(type, literal, notes)
  if (literal !== null && fallback === null) return null
  if (flags.has('unique') || flags.has('index')) warnOfLongIndex(type, node.span, context)
  const field: Field = {
    name,
    key: name,
    column: snakeCase(name),
    type,
    optional: syntax.optional,
    default: fallback,
    unique: flags.has('unique'),
    index: flags.has('index'),
    search: flags.has('search'),
    readonly: flags.has('readonly'),
    immutable: flags.has('immutable'),
    private: flags.has('private'),
    description,
  }
  return { kind: 'field', field, span: node.span, copy }
}

/** `= it.product.price`, as the expression that it is. */
function copyOf({ default: value }: FieldSyntax, node: ScalarNode): ScalarNode | null {
  if (value === null || value.quoted || !/^it\.\w+(\.\w+)+$/.test(value.text)) return null
  const span = partOf(node, value.start, value.end)
  return { kind: 'scalar', text: value.text, plain: false, span, start: node.start === null ? null : span.start }
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
