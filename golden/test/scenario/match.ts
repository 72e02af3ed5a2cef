import type { Answer } from './send.ts'
import type { Expectation } from './types.ts'
import { isMap, shown, valueAt } from './values.ts'

/** What of an answer is not as expected, a line for each place; none when it holds. */
export const judge = (expect: number | Expectation | undefined, answer: Answer): readonly string[] => {
  const wanted = typeof expect === 'number' ? { status: expect } : (expect ?? {})
  const wrong = [...judgeStatus(wanted, answer), ...judgeCode(wanted, answer)]
  // the body of an error says nothing about the body that was hoped for
  return wrong.length > 0 ? wrong : [...judgeHeaders(wanted, answer), ...judgeBody(wanted, answer)]
}

const judgeStatus = ({ status, code }: Expectation, { status: got }: Answer): readonly string[] => {
  if (status !== undefined) return got === status ? [] : [differs('status', String(status), String(got))]
  if (code !== undefined) return got >= 400 ? [] : [differs('status', 'an error', String(got))]
  return isSuccess(got) ? [] : [differs('status', '2xx', String(got))]
}

const judgeCode = ({ code }: Expectation, { body }: Answer): readonly string[] => {
  if (code === undefined) return []
  const got = valueAt(body, 'code') ?? valueAt(body, 'error.code')
  return got === code ? [] : [differs('code', shown(code), shown(got))]
}

const judgeHeaders = ({ headers = {} }: Expectation, answer: Answer): readonly string[] =>
  Object.entries(headers).flatMap(([name, value]) => {
    const got = answer.headers.get(name)
    return got === value ? [] : [differs(`header ${name}`, shown(value), got === null ? 'nothing' : shown(got))]
  })

const judgeBody = ({ body }: Expectation, answer: Answer): readonly string[] =>
  body === undefined ? [] : differences(body, answer.body, 'body')

/**
 * A map matches as a part: what it does not name may be anything. A list matches element by element and has no more.
 * All else is strictly equal: "5.00" is neither 5 nor "5.0", because a client would see the difference.
 */
export const differences = (expected: unknown, got: unknown, place: string): readonly string[] => {
  if (Array.isArray(expected)) return listDifferences(expected, got, place)
  if (isMap(expected)) return mapDifferences(expected, got, place)
  return expected === got ? [] : [differs(place, shown(expected), shown(got))]
}

const listDifferences = (expected: readonly unknown[], got: unknown, place: string): readonly string[] => {
  if (!Array.isArray(got)) return [differs(place, shown(expected), shown(got))]
  if (got.length !== expected.length)
    return [differs(place, `a list of ${expected.length}`, `a list of ${got.length}: ${shown(got)}`)]
  return expected.flatMap((item, index) => differences(item, got[index], `${place}.${index}`))
}

const mapDifferences = (
  expected: Readonly<Record<string, unknown>>,
  got: unknown,
  place: string,
): readonly string[] => {
  if (!isMap(got)) return [differs(place, shown(expected), shown(got))]
  return Object.entries(expected).flatMap(([key, value]) =>
    differences(value, Object.hasOwn(got, key) ? got[key] : undefined, `${place}.${key}`),
  )
}

export const isSuccess = (status: number): boolean => status >= 200 && status < 300

const differs = (place: string, expected: string, got: string): string => `${place}: expected ${expected}, got ${got}`
