import assert from 'node:assert/strict'
import { stripTypeScriptTypes } from 'node:module'
import { suite, test } from 'node:test'
import { PGlite } from '@electric-sql/pglite'
import type { Plan } from '../../src/plan/index.ts'
import { bank, fileOf, madeFor, planOf } from './compose-text.ts'

/** Each holds a call that must never be made, and the word by which its places are found. */
const texts: readonly string[] = [
  "' + globalThis.tripwire() + '",
  '" + globalThis.tripwire() + "',
  '` + globalThis.tripwire() + `',
  '${globalThis.tripwire()}',
  '\\${globalThis.tripwire()} \\\\',
  "\\' + globalThis.tripwire() // \\",
  '*/ globalThis.tripwire() /*',
  '// \n globalThis.tripwire()\n\n --',
  'line\u2028globalThis.tripwire()\u2029paragraph',
  '</script><script>globalThis.tripwire()</script><!-- -->',
  '{{ globalThis.tripwire() }} <%= globalThis.tripwire() %> #{globalThis.tripwire()}',
  "'; drop table tasks; -- globalThis.tripwire()",
  '$$; drop table tasks; $$ globalThis.tripwire() $1 $& $`',
  '🧱 é 日本 \u202e \u200b \u00a0 globalThis.tripwire() \u{1f468}\u200d\u{1f469}',
  '[globalThis.tripwire()](javascript:alert(1)) | # * _ ~ & &lt; !',
  'constructor __proto__ globalThis.tripwire() %s %o \\u0041 \\x41 \\n',
]

const specWith = (text: string): string => {
  const it = JSON.stringify(text)
  return `ashlar: 1
app: shop
title: ${it}
description: ${it}
access: public
entities:
  Task:
    description: ${it}
    fields:
      a: { type: string, default: ${it}, description: ${it} }
      b: { type: "text?", default: ${it}, description: ${it} }
      c: { type: "enum(x | y)", description: ${it} }
      d: { type: "decimal(10,2)", description: ${it} }
      e: { type: "int?", description: ${it} }
      f: { type: email, description: ${it} }
    computed:
      same: { value: ${JSON.stringify(`it.a == ${it}`)}, description: ${it} }
    rules:
      other: { check: ${JSON.stringify(`it.e == null || it.b != ${it}`)}, says: ${it} }
    list: { where: ${JSON.stringify(`it.a != ${it}`)} }
    operations:
      change:
        description: ${it}
        input: { note: { type: string, default: ${it}, description: ${it} } }
        fails: { wrong: { when: ${JSON.stringify(`input.note == ${it}`)}, says: ${it} } }
        set: { b: ${it} }
        code: true
requirements:
  R1: { says: ${it}, by: Task.create }
scenarios:
  - name: ${it}
    proves: [R1]
    steps: [{ request: POST /tasks, body: { b: ${JSON.stringify(text.replaceAll(/[{}]/g, ''))} }, expect: { code: invalid, body: { detail: ${JSON.stringify(text.replaceAll(/[{}]/g, ''))} } } }]
`
}

/** A file's text outside its quoted strings: code, comments, and what template literals put in. */
const outsideQuotes = (code: string): string =>
  code.replaceAll(/\/\/.*|\/\*[\s\S]*?\*\/|'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\[^])*`/g, (part) => {
    if (part.startsWith('`')) return (part.match(/(?<!\\)(?:\\\\)*\$\{[^}]*\}/g) ?? []).join(' ')
    return part.startsWith("'") || part.startsWith('"') ? "''" : part
  })

const load = (code: string): Promise<Record<string, unknown>> =>
  import(`data:text/javascript,${encodeURIComponent(stripTypeScriptTypes(code))}`) as Promise<Record<string, unknown>>

const typescriptOf = (plan: Plan): Plan['files'] => madeFor(plan).filter(({ path }) => path.endsWith('.ts'))

const trap = (): { readonly sprung: boolean } => {
  const state = { sprung: false }
  Object.assign(globalThis, { tripwire: () => void (state.sprung = true) })
  return state
}

for (const text of texts)
  suite(`a spec that says ${JSON.stringify(text)} everywhere`, async () => {
    const plan = await planOf(specWith(text))
    const tripwire = trap()

    test('gives files that all can be read as code', () => {
      for (const { path, text: code } of typescriptOf(plan)) assert.doesNotThrow(() => stripTypeScriptTypes(code), path)
    })

    test('has its words only within quoted strings', () => {
      const holders = typescriptOf(plan).filter(({ text: code }) => code.includes('tripwire'))
      assert.deepEqual(holders.map(({ path }) => path.replace(/.*\//, '')).toSorted(), [
        'api.ts',
        'scenarios.ts',
        'tasks.operations.ts',
        'tasks.repository.ts',
        'tasks.routes.ts',
        'tasks.schema.ts',
        'tasks.table.ts',
      ])
      for (const { path, text: code } of holders) assert.ok(!outsideQuotes(code).includes('tripwire'), path)
    })

    test('means its title and description byte for byte, and runs none of them', async () => {
      const { api } = (await load(fileOf(plan, 'src/api.ts'))) as { api: { title: string; description: string } }
      assert.equal(api.title, text)
      assert.equal(api.description, text)
      const fixtures = fileOf(plan, 'src/modules/tasks/tasks.fixtures.ts').replace(/^import .*repository.*$/m, '')
      const { aTask } = (await load(fixtures)) as { aTask: () => object }
      assert.deepEqual(Object.keys(aTask()), ['a', 'b', 'c', 'd', 'e', 'f'])
      assert.equal(tripwire.sprung, false)
    })

    test('is text in the README', () => {
      const readme = fileOf(plan, 'README.md')
      const [heading = '', paragraph = ''] = readme.split('\n').filter((line) => line.includes('tripwire'))
      const plain = (words: string): string => words.replaceAll(/[\\\s]+/g, '')
      assert.equal(plain(heading), `#${plain(text)}`)
      assert.equal(plain(paragraph), plain(text))
      assert.equal(readme.split('\n').filter((line) => line.includes('tripwire')).length, 3)
      for (const line of [heading.slice(2), paragraph]) assert.doesNotMatch(line, /(?<!\\)(?:\\\\)*[<`[\]{}|]/)
    })
  })

test('defaults are what the spec says when the database fills them in', async () => {
  const db = new PGlite()
  try {
    for (const text of texts) {
      const plan = await planOf(specWith(text))
      await db.exec(fileOf(plan, 'migrations/0001_init.up.sql'))
      const { rows } = await db.query(
        `insert into tasks (id, c, d, f, created_at, updated_at)
         values (gen_random_uuid(), 'x', 1, 'a@b.co', now(), now()) returning a, b`,
      )
      assert.deepEqual(rows, [{ a: text, b: text }])
      await db.exec(fileOf(plan, 'migrations/0001_init.down.sql'))
    }
  } finally {
    await db.close()
  }
})

suite('control', () => {
  test('text that is put into code without quoting is found, and springs the trap', async () => {
    const tripwire = trap()
    const text = texts[0] ?? ''
    const code = `export const api = { title: '${text}', /* ${text} */ note: \`${texts[3]}\` }`
    assert.ok(outsideQuotes(code).includes('tripwire'))
    await load(code)
    assert.equal(tripwire.sprung, true)
  })

  test('golden files are told from those that were made', async () => {
    const made = madeFor(await planOf(specWith('x'))).map(({ path }) => path)
    assert.ok(made.includes('src/api.ts') && !made.includes('src/main.ts') && bank.files.has('src/main.ts'))
  })
})
