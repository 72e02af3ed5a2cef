import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newId } from './ids.ts'

test('ids are of version 7, all different, and sort by the order of their making', () => {
  const ids = Array.from({ length: 20_000 }, newId)
  assert.match(ids[0] ?? '', /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  assert.equal(new Set(ids).size, ids.length)
  assert.deepEqual(ids.toSorted(), ids)
})

test('two ids share no random digits', () => {
  const tails = Array.from({ length: 1000 }, () => newId().slice(-8))
  assert.ok(new Set(tails).size > 990)
})
