import assert from 'node:assert/strict'
import { after, before, suite, test } from 'node:test'
import fc from 'fast-check'
import { evaluate, type Plain } from '../../src/oracle/index.ts'
import type { Expr, ValueType } from '../../src/spec/index.ts'
import { sqlOf, type SqlPart } from '../../src/sql/index.ts'
import { type Database, embedded, onServer } from '../evolve/database.ts'
import { arbitraryExpression } from './arbitrary.ts'
import { read } from './model.ts'
import { now } from './values.ts'
import { arbitraryWorld, facts, judged, sentText, sentTo, setup, type World } from './world.ts'

const seed = Number(process.env['CONDITION_SEED'] ?? Math.floor(Math.random() * 2 ** 31))
const runs = Number(process.env['CONDITION_RUNS'] ?? 400)
const batch = 50

interface Question {
  readonly text: string
  readonly expr: Expr
}

const server = process.env['TEST_DATABASE_URL']
const databases: readonly (readonly [string, () => Promise<Database>])[] = [
  ['embedded', embedded],
  ...(server === undefined ? [] : [['server', () => onServer(server)] as const]),
]

for (const [name, open] of databases)
  suite(`SQL and the CEL library agree: ${name}, seed ${seed}`, () => {
    let database: Database
    before(async () => {
      database = await open()
      // a zone with summer time shows what depends on it; compiling each of these statements takes minutes
      await database.run(`set timezone to 'America/New_York'; set jit to off`)
    })
    after(() => database.close())

    test(`${runs} expressions`, async () => {
      const found = await disagreements(database, runs, (parts) => parts)
      assert.deepEqual(found.slice(0, 5), [], `seed ${seed}`)
    })

    test('a wrong rule about what is missing is found', async () => {
      const careless = (sql: string): string => sql.replaceAll('coalesce(', 'nullif(')
      assert.notDeepEqual(await disagreements(database, 100, careless), [])
    })
  })

/** Asks both for every order, and returns where they differ. */
const disagreements = async (
  { run }: Database,
  count: number,
  spoiled: (sql: string) => string,
): Promise<readonly string[]> => {
  const questions = fc.sample(arbitraryExpression, { seed, numRuns: count }).flatMap(({ text }) => asked(text))
  const found: string[] = []
  for (let start = 0; start < questions.length; start += batch) {
    const [world] = fc.sample(arbitraryWorld, { seed: seed + start, numRuns: 1 }) as [World]
    await run(setup(world))
    const some = questions.slice(start, start + batch)
    const columns = some.map(
      ({ expr }, index) => `${shown(expr.type, spoiled(written(sqlOf(expr), world)))} as c${index}`,
    )
    const answers = await run(`select ${columns.join(',\n')} from orders it order by it.id`)
    const rows = judged(world)
    const input = sentTo(world, rows)
    for (const [order, answer] of answers.entries())
      for (const [index, { text, expr }] of some.entries()) {
        const row = rows.get(String(world.rows.Order[order]?.['id']))
        assert.ok(row)
        const judgement = canonical(evaluate(text, { now, it: { entity: 'Order', row }, input }, facts), expr.type)
        const value = answer[`c${index}`] as string | null
        if (value !== judgement)
          found.push(
            `${text}\n  SQL says ${String(value)}, the judge ${String(judgement)}\n  ${written(sqlOf(expr), world)}`,
          )
      }
  }
  return found.toSorted((a, b) => a.length - b.length)
}

/** What may be wrong with an expression that has the right types. */
const pardoned = ['division-by-zero', 'long-expression']

const asked = (text: string): readonly Question[] => {
  const { expr, diagnostics } = read(text)
  if (expr !== null) return [{ text, expr }]
  const unexpected = diagnostics.filter(({ code }) => !pardoned.includes(code))
  assert.deepEqual(unexpected, [], text)
  return []
}

const written = (parts: readonly SqlPart[], world: World): string =>
  parts
    .map((part) => {
      if (typeof part === 'string') return part
      if (part.parameter === 'now') return `'${now.toISOString()}'`
      return part.parameter === 'today' ? `'${now.toISOString().slice(0, 10)}'` : sentText(world, part.name)
    })
    .join('')

/** Text that shows every digit. */
const shown = ({ kind }: ValueType, sql: string): string => {
  if (kind === 'datetime' || kind === 'duration') return `round(extract(epoch from ${sql}) * 1000)::bigint::text`
  return kind === 'float' ? `((${sql})::double precision + 0)::text` : `(${sql})::text`
}

const canonical = (value: Plain, type: ValueType): string | null => {
  if (value === null) return null
  switch (type.kind) {
    case 'datetime':
      return String(Date.parse(String(value)))
    case 'decimal': {
      const [whole = '', digits = ''] = String(value).split('.')
      const text = type.scale === 0 ? whole : `${whole}.${digits.padEnd(type.scale, '0')}`
      return /^-[0.]*$/.test(text) ? text.slice(1) : text
    }
    case 'time':
      return String(value).replace(/\.?0+$/, (zeros) => (zeros.startsWith('.') ? '' : zeros))
    case 'float':
      // what is answered as JSON knows no minus zero
      return String(Number(value) + 0)
    default:
      return String(value)
  }
}
