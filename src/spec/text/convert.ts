import { isAlias, isMap, isPair, isScalar, isSeq, type Pair, type YAMLMap, type YAMLSeq, type Scalar } from 'yaml'
import { shown, type Source, type Span } from '../../diagnostics/index.ts'
import { type Cut, findCuts, type Piece } from './cut.ts'
import type { BadNode, Entry, ListNode, MapNode, Node, ScalarNode } from './node.ts'
import { note, type Notes } from './notes.ts'

/** The library's node, narrowed to what is looked at; it may also be missing altogether. */
type Raw = unknown

/**
 * Takes the library's nodes and returns ours. Reports what concerns keys and texts in general: keys twice, keys that
 * are no words, characters that cannot be seen, values that a comma has cut.
 */
export function convert(source: Source, raw: Raw, notes: Notes, fallback?: Span): Node {
  const span = spanOf(source, raw) ?? fallback ?? { source: source.path, start: 0, end: 0 }
  if (isAlias(raw) || tagged(raw)) return bad(span)
  if (isMap(raw)) return map(source, raw, span, notes)
  if (isSeq(raw)) return list(source, raw, span, notes)
  if (isScalar(raw)) return scalar(source, raw, span, notes)
  return { kind: 'scalar', span, text: '', plain: true, start: null }
}

function map(source: Source, raw: YAMLMap, span: Span, notes: Notes): MapNode {
  const pairs = raw.items.filter(isPair)
  const cuts = raw.flow ? findCuts(pairs.map(pieceOfPair)) : []
  const entries: Entry[] = []
  const seen = new Map<string, Span>()
  pairs.forEach((pair, index) => {
    const cut = cuts.find(({ from, until }) => index >= from && index < until)
    if (cut && cut.from !== index) return
    const entry = cut ? cutEntry(source, pairs, cut, notes) : plainEntry(source, pair, notes)
    if (entry === null || twice(source, seen, entry, notes)) return
    seen.set(entry.key, entry.keySpan)
    entries.push(entry)
  })
  return { kind: 'map', span, entries }
}

function twice(source: Source, seen: ReadonlyMap<string, Span>, { key, keySpan }: Entry, notes: Notes): boolean {
  const first = seen.get(key)
  if (first === undefined) return false
  const line = source.text.slice(0, first.start).split('\n').length
  note(
    notes,
    'duplicate-key',
    keySpan,
    `\`${shown(key)}\` stands here a second time.`,
    `The first one is on line ${line}.`,
  )
  return true
}

function plainEntry(source: Source, pair: Pair, notes: Notes): Entry | null {
  const key = pair.key
  const keySpan = spanOf(source, key) ?? { source: source.path, start: 0, end: 0 }
  if (isAlias(key) || tagged(key)) return null
  if (!isScalar(key) || key.source === undefined || (key.source === '' && key.type === 'PLAIN')) {
    return note(notes, 'bad-key', keySpan, 'A key must be a word.', 'Write `name: value`.')
  }
  const text = key.source
  if (text === '<<' && key.type === 'PLAIN') return null
  if (!clean(text)) return note(notes, 'control-character', keySpan, 'The key holds a control character.')
  return { key: text, keySpan, value: convert(source, pair.value, notes, keySpan) }
}

function cutEntry(source: Source, pairs: readonly Pair[], cut: Cut, notes: Notes): Entry | null {
  const pair = pairs[cut.from]
  const span = pair && reportCut(source, pairs.map(pieceOfPair), cut, notes)
  if (!span || !isScalar(pair.key)) return null
  return { key: pair.key.source ?? '', keySpan: spanOf(source, pair.key) ?? span, value: bad(span) }
}

function list(source: Source, raw: YAMLSeq, span: Span, notes: Notes): ListNode {
  const cuts = raw.flow ? findCuts(raw.items.map(pieceOfItem)) : []
  const items: Node[] = []
  raw.items.forEach((item, index) => {
    const cut = cuts.find(({ from, until }) => index >= from && index < until)
    if (cut === undefined) items.push(convert(source, item, notes, span))
    else if (cut.from === index) items.push(bad(reportCut(source, raw.items.map(pieceOfItem), cut, notes)))
  })
  return { kind: 'list', span, items }
}

function reportCut(source: Source, pieces: readonly Piece[], { from, until }: Cut, notes: Notes): Span {
  const first = pieces[from]
  const span = { source: source.path, start: first?.start ?? 0, end: pieces[until - 1]?.end ?? 0 }
  const value = shown(source.text.slice(span.start, span.end).replace(/\s+/g, ' '))
  const isEnum = /\benum\([^()]*\)/.test(value)
  const better = isEnum ? value.replace(/\benum\([^()]*\)/, (all) => all.replaceAll(/\s*,\s*/g, ' | ')) : value
  const line = first?.key ? `${shown(first.key)}: ${better}` : `- ${better}`
  const hint = `${isEnum ? 'Separate alternatives by a bar' : 'Give it a line of its own'}:\n${line}`
  note(notes, 'flow-cut', span, `Inside { } and [ ] the comma ends the value, so ${value} is cut in two.`, hint)
  return span
}

function pieceOfPair(pair: Pair): Piece {
  const lone = nothing(pair.value)
  const end = lone ? pair.key : pair.value
  const key = isScalar(pair.key) && !lone ? (pair.key.source ?? '') : null
  return { ...pieceOfItem(end), key, lone }
}

function pieceOfItem(raw: Raw): Piece {
  const [start, end] = isScalar(raw) && raw.range ? raw.range : [0, 0]
  const text = isScalar(raw) && raw.type === 'PLAIN' ? (raw.source ?? '') : null
  return { key: null, text, start, end, lone: true }
}

function nothing(raw: Raw): boolean {
  return raw === null || raw === undefined || (isScalar(raw) && raw.value === null && (raw.source ?? '') === '')
}

function scalar(source: Source, raw: Scalar, span: Span, notes: Notes): ScalarNode | BadNode {
  const text = raw.source ?? ''
  if (!clean(text)) {
    note(
      notes,
      'control-character',
      span,
      'The text holds a control character.',
      'Remove it; only line breaks may stand in a text.',
    )
    return bad(span)
  }
  const start = raw.type === 'PLAIN' ? span.start : span.start + 1
  const exact = source.text.startsWith(text, start)
  return { kind: 'scalar', span, text, plain: raw.type === 'PLAIN', start: exact ? start : null }
}

function clean(text: string): boolean {
  return !/[\0-\x09\x0b-\x1f\x7f-\x9f]|\p{Cs}/u.test(text)
}

function tagged(raw: Raw): boolean {
  return (isScalar(raw) || isMap(raw) || isSeq(raw)) && raw.tag !== undefined
}

function bad(span: Span): BadNode {
  return { kind: 'bad', span }
}

/** The place of a node without the space behind it. */
function spanOf(source: Source, raw: Raw): Span | null {
  const range = isScalar(raw) || isMap(raw) || isSeq(raw) || isAlias(raw) ? raw.range : null
  if (!range) return null
  const [start, end] = range
  const length = source.text.slice(start, end).trimEnd().length
  return { source: source.path, start, end: start + length }
}
