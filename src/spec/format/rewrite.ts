import { type Document, isMap, isScalar, isSeq, type Pair, Scalar, type YAMLMap } from 'yaml'
import { canonicalField, withDefault } from './print.ts'

/** Keys whose value is an expression, and keys whose values all are. */
const expressions: ReadonlySet<string> = new Set(['where', 'when', 'check', 'admit', 'at', 'until', 'once'])
const expressionMaps: ReadonlySet<string> = new Set(['computed', 'rules', 'who', 'filter'])

/** Keys under which names stand that are the author's own, and may look like one of ours. */
const named: ReadonlySet<string> = new Set([
  ...['fields', 'input', 'types', 'settings', 'events', 'returns', 'set', 'body', 'given', 'headers', 'save'],
  ...['requirements', 'messages'],
])

/** Brings fields, routes and conditions of a document into their canonical form, in place. */
export function rewrite(document: Document): void {
  if (!isMap(document.contents)) return
  for (const entity of mapsUnder(document.contents, 'entities')) rewriteEntity(entity)
  const requirements = valueOf(document.contents, 'requirements')
  if (isMap(requirements)) shorten(requirements.items, 'says', false)
  quoteExpressions(document.contents)
}

function rewriteEntity(entity: YAMLMap): void {
  const [fields, expose, computed, rules] = ['fields', 'expose', 'computed', 'rules'].map((key) => valueOf(entity, key))
  if (isMap(fields)) for (const pair of fields.items) rewriteField(pair)
  if (isSeq(expose)) for (const item of expose.items) if (isMap(item)) for (const pair of item.items) rewriteRoute(pair)
  if (isMap(computed)) shorten(computed.items, 'value', true)
  if (isMap(rules)) shorten(rules.items, 'check', true)
  rewriteUnique(valueOf(entity, 'unique'))
  for (const operation of mapsUnder(entity, 'operations')) rewriteOperation(operation)
  for (const field of mapsUnder(entity, 'states'))
    for (const { value } of field.items) if (isMap(value)) rewriteOperation(value)
}

function rewriteOperation(operation: YAMLMap): void {
  const [input, fails] = [valueOf(operation, 'input'), valueOf(operation, 'fails')]
  if (isMap(input)) for (const pair of input.items) rewriteField(pair)
  if (isMap(fails)) {
    shorten(fails.items, 'when', true)
    shorten(fails.items, 'status', false)
  }
  for (const pair of operation.items) if (keyOf(pair) === 'route') rewriteRoute(pair)
}

/** `{ fields: [a, b] }` says no more than `[a, b]`. */
function rewriteUnique(unique: unknown): void {
  if (!isSeq(unique)) return
  unique.items.forEach((item, at) => {
    const [only, more] = isMap(item) ? item.items : []
    if (!isMap(item) || more || !only || keyOf(only) !== 'fields' || !isSeq(only.value)) return
    if (!isBare(only.key) || only.value.comment || only.value.commentBefore || item.comment) return
    if (item.commentBefore) only.value.commentBefore = item.commentBefore
    if (item.spaceBefore) only.value.spaceBefore = true
    unique.items[at] = only.value
  })
}

/** `{ value: "..." }` says no more than `"..."`. */
function shorten(pairs: readonly Pair[], key: string, quoted: boolean): void {
  for (const pair of pairs) {
    const [only, more] = isMap(pair.value) ? pair.value.items : []
    if (!isMap(pair.value) || more || !only || keyOf(only) !== key || !isBare(only.key)) continue
    const inner = only.value
    if (!isText(inner) || !isBare(inner) || isBlock(inner) || isNull(inner)) continue
    const short = fresh(inner.value, pair.value)
    short.type = quoted ? 'QUOTE_DOUBLE' : inner.type === 'PLAIN' ? 'PLAIN' : 'QUOTE_DOUBLE'
    pair.value = short
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
    if (isMap(pair.value)) {
      for (const one of pair.value.items) {
        if (expressionMaps.has(key)) quoteOne(one.value)
        if (key === 'fails' && isText(one.value) && !isKind(one.value)) quote(one.value)
        if (key === 'set' && isText(one.value) && isExpression(one.value)) quote(one.value)
      }
    }
    if (!named.has(key)) descend(pair.value)
  }
}

/** An expression, in its short form or in its long one. */
function quoteOne(value: unknown): void {
  const inner = isMap(value) ? valueOf(value, 'value') : value
  if (isText(inner)) quote(inner)
}

/** A kind of error, a word that was meant for one, or a status: no condition. */
function isKind({ value }: Scalar<string>): boolean {
  return /^([A-Za-z_]+|\d+)$/.test(value)
}

/** Whether a value that is set is taken from a row or from what is sent; any other is a literal. */
function isExpression({ value, type }: Scalar<string>): boolean {
  return /^(it|input)\./.test(value) || (type !== 'PLAIN' && /\b(it|input)\.[a-z]/.test(value))
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
