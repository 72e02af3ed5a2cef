import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { evolve, fromEarlier } from '../../src/evolve/index.ts'
import { specOf } from '../compose/compose-text.ts'

const fileOf = (name: string): string => readFileSync(join(import.meta.dirname, 'earlier', name), 'utf8')
const remembered = (JSON.parse(fileOf('lock.json')) as { spec: unknown }).spec

test('what a version without relations remembered is the same schema', () => {
  const { migration, diagnostics } = evolve(fromEarlier(remembered), specOf(fileOf('ashlar.yaml')))
  assert.deepEqual([migration, diagnostics], [null, []])
})

test('a field that came since is told from it', () => {
  const now = specOf(fileOf('ashlar.yaml').replace('fields:', 'fields:\n      added: string?'))
  assert.match(evolve(fromEarlier(remembered), now).migration?.up ?? '', /add column "added"/)
})
