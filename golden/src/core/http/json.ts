import { exactNumber, isExact } from './numbers.ts'

/** What of a JSON Schema the reader looks at: where it is, so that it knows which numbers must keep their digits. */
export interface JsonShape {
  readonly format?: string
  readonly required?: readonly string[]
  readonly properties?: Readonly<Record<string, JsonShape>>
  readonly items?: JsonShape
}

/** A body that is no JSON, or JSON that cannot be kept exactly. `pointer` is where, `offset` when the grammar failed. */
export class JsonError extends Error {
  override readonly name = 'JsonError'
  readonly pointer: string
  constructor(message: string, pointer = '') {
    super(message)
    this.pointer = pointer
  }
}

const maxDepth = 32
const maxKeys = 1000

/**
 * Reads JSON more strictly than JSON.parse: a key that stands twice, a NUL, a lone surrogate, a number that a
 * JavaScript number cannot hold and nesting beyond 32 levels are refused. Where `shape` says decimal or bigint,
 * the digits themselves are the value.
 */
export const parseJson = (text: string, shape?: JsonShape): unknown => {
  const reader = { text, at: 0, path: [] as (string | number)[] }
  skipSpace(reader)
  const value = readValue(reader, shape)
  skipSpace(reader)
  if (reader.at < text.length) throw fail(reader)
  return value
}

interface Reader {
  readonly text: string
  at: number
  readonly path: (string | number)[]
}

const readValue = (reader: Reader, shape: JsonShape | undefined): unknown => {
  const { text, at } = reader
  switch (text.charCodeAt(at)) {
    case 0x7b:
      return readObject(reader, shape)
    case 0x5b:
      return readArray(reader, shape)
    case 0x22:
      return readString(reader)
    case 0x74:
      return readWord(reader, 'true', true)
    case 0x66:
      return readWord(reader, 'false', false)
    case 0x6e:
      return readWord(reader, 'null', null)
    default:
      return readNumber(reader, shape)
  }
}

const readObject = (reader: Reader, shape: JsonShape | undefined): Record<string, unknown> => {
  const object: Record<string, unknown> = {}
  let keys = 0
  open(reader)
  if (closes(reader, 0x7d)) return object
  do {
    skipSpace(reader)
    if (reader.text.charCodeAt(reader.at) !== 0x22) throw fail(reader)
    const key = readString(reader)
    reader.path.push(key)
    if (key === '__proto__' || Object.hasOwn(object, key))
      throw refuse(reader, key === '__proto__' ? 'is not known here' : 'stands twice')
    if ((keys += 1) > maxKeys) throw refuse(reader, `is one of more than ${maxKeys} keys`)
    expect(reader, 0x3a)
    object[key] = readValue(reader, shape?.properties?.[key])
    reader.path.pop()
  } while (continues(reader, 0x7d))
  return object
}

const readArray = (reader: Reader, shape: JsonShape | undefined): unknown[] => {
  const array: unknown[] = []
  open(reader)
  if (closes(reader, 0x5d)) return array
  do {
    reader.path.push(array.length)
    array.push(readValue(reader, shape?.items))
    reader.path.pop()
  } while (continues(reader, 0x5d))
  return array
}

/** Steps over the bracket. The path is as long as the nesting is deep. */
const open = (reader: Reader): void => {
  if (reader.path.length >= maxDepth) throw new JsonError(`The body is nested more than ${maxDepth} levels deep.`)
  reader.at += 1
  skipSpace(reader)
}

const closes = (reader: Reader, bracket: number): boolean => {
  if (reader.text.charCodeAt(reader.at) !== bracket) return false
  reader.at += 1
  return true
}

/** After a member: true and past the comma, or false and past the bracket. */
const continues = (reader: Reader, bracket: number): boolean => {
  skipSpace(reader)
  if (closes(reader, bracket)) return false
  expect(reader, 0x2c)
  return true
}

const expect = (reader: Reader, code: number): void => {
  skipSpace(reader)
  if (reader.text.charCodeAt(reader.at) !== code) throw fail(reader)
  reader.at += 1
  skipSpace(reader)
}

const readWord = <T>(reader: Reader, word: string, value: T): T => {
  if (!reader.text.startsWith(word, reader.at)) throw fail(reader)
  reader.at += word.length
  return value
}

// oxlint-disable-next-line no-control-regex -- JSON's own rule: no control character stands in a string unescaped
const plain = /[^"\\\u0000-\u001f]*/y
const readString = (reader: Reader): string => {
  const { text } = reader
  const start = reader.at
  plain.lastIndex = start + 1
  plain.test(text)
  let end = plain.lastIndex
  if (text.charCodeAt(end) === 0x22) {
    reader.at = end + 1
    return text.slice(start + 1, end)
  }
  while (text.charCodeAt(end) === 0x5c) {
    plain.lastIndex = end + 2
    plain.test(text)
    end = plain.lastIndex
  }
  reader.at = end
  if (text.charCodeAt(end) !== 0x22) throw fail(reader)
  reader.at = end + 1
  return unescaped(reader, text.slice(start, end + 1))
}

/** Only an escape can bring in what no text may hold: the bytes themselves were valid UTF-8. */
const unescaped = (reader: Reader, literal: string): string => {
  let value: string
  try {
    value = JSON.parse(literal) as string
  } catch {
    throw fail(reader)
  }
  if (value.includes('\u0000')) throw refuse(reader, 'holds a NUL character')
  if (!value.isWellFormed()) throw refuse(reader, 'holds half of a surrogate pair')
  return value
}

const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y
const readNumber = (reader: Reader, shape: JsonShape | undefined): number | string => {
  number.lastIndex = reader.at
  const token = number.exec(reader.text)?.[0]
  if (token === undefined) throw fail(reader)
  reader.at += token.length
  const format = shape?.format
  if (isExact(format)) return exactNumber(token, format) ?? token
  const value = Number(token)
  if (!survives(token, value)) throw refuse(reader, 'is a number that cannot be kept exactly')
  return value === 0 ? 0 : value
}

/** Fifteen digits always survive the way through a number; of longer ones the digits are compared. */
const survives = (token: string, value: number): boolean =>
  (token.length <= 15 && !/e/i.test(token)) || exactNumber(token, 'decimal') === exactNumber(String(value), 'decimal')

const skipSpace = (reader: Reader): void => {
  for (;;) {
    const code = reader.text.charCodeAt(reader.at)
    if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) return
    reader.at += 1
  }
}

const fail = (reader: Reader): JsonError =>
  new JsonError(
    reader.at >= reader.text.length ? 'The JSON ends too early.' : `This is not JSON at character ${reader.at + 1}.`,
  )

const refuse = (reader: Reader, message: string): JsonError =>
  new JsonError(
    message,
    reader.path.map((step) => `/${String(step).slice(0, 100).replaceAll('~', '~0').replaceAll('/', '~1')}`).join(''),
  )
