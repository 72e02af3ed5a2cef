import assert from 'node:assert/strict'
import { cpSync, existsSync, readFileSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { suite, test } from 'node:test'
import { generate, plan } from '../../src/ashlar.ts'
import { smallSpec } from '../ashlar.ts'
import { assertSameTree, addTo, makeTree, treeOf, withoutEmptyFolders } from '../trees.ts'
import { withFault } from './faults.ts'

const mine = { 'notes.md': 'mine\n', 'src/modules/tasks/operations/finish.ts': '// mine\n', '.git/HEAD': 'ref: x\n' }
const larger = `${smallSpec}      note: text?\n  Person:\n    fields: { name: string }\n`

const generated = async (from: string | null, spec: string): Promise<string> => {
  const folder = makeTree(from === null ? mine : {})
  if (from !== null) cpSync(from, folder, { recursive: true })
  addTo(folder, { 'ashlar.yaml': spec })
  await generate(join(folder, 'ashlar.yaml'), folder)
  return folder
}

/** The folder as it stands, but for what only says that a run was there. */
const stateOf = (folder: string): Record<string, string> => {
  const { '.ashlar/running': _running, ...tree } = withoutEmptyFolders(treeOf(folder))
  if (!Object.keys(tree).some((path) => path.startsWith('.ashlar/'))) delete tree['.ashlar']
  return tree
}

/** The process that died did so a while ago, and has a number that no process has. */
const bury = (folder: string): void => {
  const path = join(folder, '.ashlar/running')
  if (!existsSync(path)) return
  if (readFileSync(path, 'utf8') !== '') writeFileSync(path, '999999999')
  utimesSync(path, 0, 0)
}

interface Scenario {
  readonly start: () => string
  readonly before: Record<string, string>
  readonly after: Record<string, string>
}

const scenario = async (from: string | null): Promise<Scenario> => {
  const start = (): string => {
    const folder = makeTree(from === null ? mine : {})
    if (from !== null) cpSync(from, folder, { recursive: true })
    addTo(folder, { 'ashlar.yaml': from === null ? smallSpec : larger })
    return folder
  }
  const done = await generated(from, from === null ? smallSpec : larger)
  return { start, before: stateOf(start()), after: stateOf(done) }
}

const run = (folder: string): Promise<unknown> => generate(join(folder, 'ashlar.yaml'), folder)
const look = (folder: string): Promise<unknown> => plan(join(folder, 'ashlar.yaml'), folder)

/** Dies at the nth change; the next command finds or makes a whole tree, and generate completes it. */
const survives = async (
  { start, before, after }: Scenario,
  nth: number,
  again: number | null = null,
): Promise<'old' | 'new'> => {
  const folder = start()
  await withFault(nth, { dies: true }, () => run(folder))
  bury(folder)
  if (again !== null) {
    await withFault(again, { dies: true }, () => look(folder))
    bury(folder)
  }
  await look(folder)
  const found = stateOf(folder)
  const which = JSON.stringify(found) === JSON.stringify(after) ? 'new' : 'old'
  assertSameTree(found, which === 'new' ? after : before, `after death at change ${nth}`)
  await run(folder)
  assertSameTree(stateOf(folder), after)
  assert.equal(existsSync(join(folder, '.ashlar/running')), false)
  return which
}

const countChanges = ({ start }: Scenario): Promise<number> => {
  const folder = start()
  return withFault(Infinity, { dies: true }, () => run(folder))
}

const numbers = (count: number, step: number): number[] =>
  Array.from({ length: Math.ceil(count / step) }, (_, at) => 1 + at * step)
const every = process.env['RUNS'] === undefined ? 0 : 1

suite('a process that dies at any change of the disk leaves the old tree or the new one', async () => {
  const first = await scenario(null)
  const next = await scenario(await generated(null, smallSpec))

  test('in the first run', async () => {
    const count = await countChanges(first)
    assert.ok(count > 300, String(count))
    const found: string[] = []
    for (const nth of numbers(count, every || 23)) found.push(await survives(first, nth))
    assert.deepEqual([...new Set(found)], ['old', 'new'])
  })

  test('in a later run, at each of them', async () => {
    const count = await countChanges(next)
    assert.ok(count > 50, String(count))
    const found: string[] = []
    for (const nth of numbers(count, every || 2)) found.push(await survives(next, nth))
    assert.deepEqual([...new Set(found)], ['old', 'new'])
  })

  test('and again while the next command puts it right', async () => {
    const count = await countChanges(next)
    const decided = count - 10
    for (const again of [1, 2, 3, 4, 5, 6]) assert.equal(await survives(next, decided, again), 'new')
    for (const again of [1, 2, 3]) assert.equal(await survives(next, 30, again), 'old')
  })

  test('control: a write that is not journalled is found out', async () => {
    const folder = next.start()
    await withFault(20, { dies: true }, () => run(folder))
    bury(folder)
    writeFileSync(join(folder, 'src/api.ts'), 'half a fi')
    await look(folder)
    assert.notDeepEqual(stateOf(folder), next.before)
    assert.notDeepEqual(stateOf(folder), next.after)
  })
})

test('what its owner edits between a crash and the next command stays, and is reported', async () => {
  const { start } = await scenario(await generated(null, smallSpec))
  const folder = start()
  const count = await countChanges({ start, before: {}, after: {} })
  await withFault(count - 14, { dies: true }, () => run(folder))
  bury(folder)
  assert.ok(existsSync(join(folder, '.ashlar/journal.json')))
  for (const path of ['src/modules.ts', 'src/database.ts', 'README.md']) writeFileSync(join(folder, path), 'mine\n')
  const { diagnostics } = await generate(join(folder, 'ashlar.yaml'), folder)
  assert.ok(diagnostics.some(({ code }) => code === 'edited-file'))
  for (const path of ['src/modules.ts', 'src/database.ts', 'README.md'])
    assert.equal(readFileSync(join(folder, path), 'utf8'), 'mine\n')
})
