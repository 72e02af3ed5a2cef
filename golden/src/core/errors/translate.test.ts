import assert from 'node:assert/strict'
import { test } from 'node:test'
import { DatabaseError, DatabaseUnavailableError } from '../db/index.ts'
import { AppError } from './app-error.ts'
import { toAppError } from './translate.ts'

const database = (code: string): DatabaseError =>
  Object.assign(new DatabaseError('secret detail', 0, 'error'), { code })

const cases: readonly (readonly [string, unknown, string])[] = [
  ['an error of the app', new AppError('rule', 'no'), 'rule'],
  ['a taken value', database('23505'), 'conflict'],
  ['an error of the app about the database', new AppError('rule', 'no', { cause: database('23505') }), 'rule'],
  ['a missing other end', database('23503'), 'conflict'],
  ['a broken check', database('23514'), 'invalid'],
  ['a value of another type', database('22P02'), 'invalid'],
  ['a lost race', database('40001'), 'unavailable'],
  ['an unknown column', database('42703'), 'internal'],
  ['a database that does not answer', new DatabaseUnavailableError('deadline', 'late'), 'unavailable'],
  ['a wrapped database error', new Error('Failed query: select secret', { cause: database('23505') }), 'conflict'],
  ['a bug', new TypeError('x is not a function'), 'internal'],
  ['an error with a status and no code', Object.assign(new Error('odd'), { statusCode: 418 }), 'internal'],
  ['a client that left', Object.assign(new Error('aborted'), { code: 'ECONNRESET', statusCode: 400 }), 'malformed'],
  ['a thrown text', 'secret', 'internal'],
]

for (const [what, thrown, kind] of cases)
  test(`${what} is ${kind}, and says nothing of the inside`, () => {
    const error = toAppError(thrown)
    assert.equal(error.kind, kind)
    assert.ok(!error.message.includes('secret'))
  })
