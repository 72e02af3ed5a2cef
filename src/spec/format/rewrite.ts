import { type Document, isMap, isScalar, isSeq, type Pair, Scalar, type YAMLMap } from 'yaml'
import { canonicalField, withDefault } from './print.ts'

/** Keys whose value is an expression, and keys whose values all are. */
const expressions: ReadonlySet<string> = new Set(['where', 'when', 'check', 'admit', 'at', 'until', 'once'])
const expressionMaps: ReadonlySet<string> = new Set(['computed', 'rules', 'who'])

/** Keys under which names stand that are the author's own, and may look like one of ours. */
const named: ReadonlySet<string> = new Set(['fields', 'input', 'types', 'settings', 'set', 'body'])

/** Brings fields, routes and conditions of a document into their canonical form, in place. */
export function rewrite(document: Document): void {
  if (!isMap(document.contents)) return
  for (const entity of mapsUnder(document.contents, 'entities')) rewriteEntity(entity)
  quoteExpressions(document.contents)
}

function rewriteEntity(entity: YAMLMap): void {
  const fields = valueOf(entity, 'fields')
  if (isMap(fields)) for (const pair of fields.items) rewriteField(pair)
  const expose = valueOf(entity, 'expose')
  if (!isSeq(expose)) return
  for (const item of expose.items) {
    if (isMap(item)) for (const pair of item.items) rewriteRoute(pair)
  }
}

function rewriteField(pair: Pair): void {
  pair.value = shortForm(pair.value) ?? pair.value
  const inner = isMap(pair.value) ? pair.value.items.find((one) => keyOf(one) === 'type')?.value : pair.value
  if (!isScalar(inner) || typeof inner.value !== 'string' || isBlock(inner)) return
  if (inner.value.includes('\n')) return
  const text = canonicalField(inner.value)
  if (text === inner.value && inner.type === 'PLAIN') return
  inner.value = text
  inner.type = 'PLAIN'
}

/** `{ type: email unique }` says no more than `email unique`; neither does a default that can stand behind the type. */
function shortForm(value: unknown): Scalar | null {
  if (!isMap(value)) return null
  const parts = new Map(value.items.map((pair) => [keyOf(pair), pair.value]))
  const type = parts.get('type')
  const fallback = parts.get('default')
  const bare = value.items.every((pair) => isBare(pair.key) && isBare(pair.value))
  if (!bare || !isText(type) || isBlock(type) || [...parts.keys()].some((key) => key !== 'type' && key !== 'default'))
    return null
  if (fallback === undefined) return fresh(type.value, value)
  if (!isText(fallback) || fallback.value.includes('\n') || isNull(fallback)) return null
  const text = withDefault(type.value, fallback.value)
  return text === null ? null : fresh(text, value)
}

/** A scalar in the place of a map, with the comments that stood around it. */
function fresh(text: string, { comment, commentBefore }: YAMLMap): Scalar {
  const scalar = new Scalar(text)
  if (comment) scalar.comment = comment
  if (commentBefore) scalar.commentBefore = commentBefore
  scalar.type = 'PLAIN'
  return scalar
}

function rewriteRoute(pair: Pair): void {
  const target = isMap(pair.value) ? pair.value.items.find((one) => keyOf(one) === 'route')?.value : pair.value
  if (!isText(target) || !/^[A-Z]+ +\/\S*$/.test(target.value)) return
  target.value = target.value.replaceAll(/\{(\w+)\}/g, ':$1').replace(/ +/, ' ')
  target.type = 'PLAIN'
}

/** Expressions stand in double quotes, so that none of their signs can mean something to YAML. */
function quoteExpressions(map: YAMLMap): void {
  for (const pair of map.items) {
    const key = keyOf(pair)
    if (expressions.has(key) && isText(pair.value)) quote(pair.value)
    if (expressionMaps.has(key) && isMap(pair.value))
      for (const one of pair.value.items) if (isText(one.value)) quote(one.value)
    if (!named.has(key)) descend(pair.value)
  }
}

function descend(value: unknown): void {
  if (isMap(value)) quoteExpressions(value)
  else if (isSeq(value)) for (const item of value.items) descend(item)
}

function quote(scalar: Scalar<string>): void {
  if (!isBlock(scalar) && !isNull(scalar)) scalar.type = 'QUOTE_DOUBLE'
}

function mapsUnder(map: YAMLMap, key: string): readonly YAMLMap[] {
  const value = valueOf(map, key)
  return isMap(value) ? value.items.map((pair) => pair.value).filter((one) => isMap(one)) : []
}

function valueOf(map: YAMLMap, key: string): unknown {
  return map.items.find((pair) => keyOf(pair) === key)?.value
}

function keyOf(pair: Pair): string {
  return isScalar(pair.key) ? String(pair.key.value) : ''
}

function isText(value: unknown): value is Scalar<string> {
  return isScalar(value) && typeof value.value === 'string'
}

/** Without comments of its own, which would be lost with it. */
function isBare(value: unknown): boolean {
  return isScalar(value) && !value.comment && !value.commentBefore
}

function isBlock({ type }: Scalar): boolean {
  return type === 'BLOCK_FOLDED' || type === 'BLOCK_LITERAL'
}

/** Nothing at all, which quotes would turn into an empty text. */
function isNull({ value, type }: Scalar): boolean {
  return type === 'PLAIN' && /^(|~|null|Null|NULL)$/.test(String(value))
}
