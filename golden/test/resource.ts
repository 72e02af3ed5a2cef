import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { TestApp } from './app.ts'

export interface Resource {
  /** where a row is made, and the status of a success */
  readonly path: string
  readonly method: 'post' | 'put'
  readonly created: number
  readonly table: string
  /** a body that is accepted, different each time */
  readonly valid: () => object | Promise<object>
  /** the statuses that this API gives to what is not accepted */
  readonly invalid: number
}

/** A field and a value that is just within what it takes. */
export type Accepted = readonly [field: string, value: unknown]
/** A field, why the value is just beyond what it takes, and the value; undefined leaves the field out. */
export type Refused = readonly [field: string, why: string, value: unknown]

/** Every value at a field's boundary comes back as it was sent; every value beyond is refused at its place, and nothing is stored. */
export const testFields = (
  app: TestApp,
  resource: Resource,
  accepted: readonly Accepted[],
  refused: readonly Refused[],
): void => {
  const { path, method, created, table, valid, invalid } = resource

  for (const [field, value] of accepted)
    test(`${field} may be ${shown(value)}`, async () => {
      const { body } = await app[method](path, { ...(await valid()), [field]: value }).expect(created)
      assert.deepEqual(body[field], value)
    })

  for (const [field, why, value] of refused)
    test(`${field} that ${why} is refused`, async () => {
      const { body } = await app[method](path, { ...(await valid()), [field]: value }).expect(invalid)
      assert.deepEqual(pointers(body), [`/${field}`])
      assert.equal(await app.count(table), 0)
    })
}

/** Where an error points, in either of the two error bodies. */
export const pointers = (body: {
  errors?: { pointer: string }[]
  error?: { details?: { pointer: string }[] }
}): string[] => (body.errors ?? body.error?.details ?? []).map(({ pointer }) => pointer)

/** An id that no row has. */
export const nobody = '018f0000-0000-7000-8000-000000000000'

/** A row without what an API does not show. */
export const without = (row: object, keys: readonly string[]): object =>
  Object.fromEntries(Object.entries(row).filter(([key]) => !keys.includes(key)))

/** A row as an API answers it that shows decimals as numbers. */
export const withNumbers = (row: object, keys: readonly string[]): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(row).map(([key, value]) => [key, keys.includes(key) && value !== null ? Number(value) : value]),
  )

const shown = (value: unknown): string => {
  const text = JSON.stringify(value)
  return text.length > 40 ? `${text.slice(0, 20)}... (${text.length} characters)` : text
}
