import assert from 'node:assert/strict'
import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { suite, test } from 'node:test'
import type { FileKind, Plan } from '../../src/plan/index.ts'
import { openProject, writePlan } from '../../src/project/index.ts'
import { assertSameTree, makeTree, treeOf } from '../trees.ts'

const planOf = (files: Readonly<Record<string, string>>, kinds: Readonly<Record<string, FileKind>> = {}): Plan => ({
  files: Object.entries(files).map(([path, text]) => ({ path, text, kind: kinds[path] ?? 'kept', origin: 'test' })),
  lock: { version: 1, tool: '0.0.0', patterns: {}, spec: { files } },
})

interface Done {
  readonly changes: readonly string[]
  readonly codes: readonly string[]
}

/** Writes a plan as `generate` does; says what was done or what stood in the way. */
const write = (folder: string, plan: Plan): Done => {
  const project = openProject(folder, join(folder, 'ashlar.yaml'))
  if (project.diagnostics.length > 0) return { changes: [], codes: project.diagnostics.map(({ code }) => code) }
  const { changes, diagnostics } = writePlan(project, plan)
  return { changes: changes.map(({ action, path }) => `${action} ${path}`), codes: diagnostics.map(({ code }) => code) }
}

const written = (files: Readonly<Record<string, string>>, kinds: Readonly<Record<string, FileKind>> = {}): string => {
  const folder = makeTree()
  assert.deepEqual(write(folder, planOf(files, kinds)).codes, [])
  return folder
}

suite('a plan is written as what differs', () => {
  test('new files are created, changed ones updated, gone ones deleted, and the rest is left', () => {
    const folder = written({ 'a/1.ts': 'one', 'a/2.ts': 'two', '3.ts': 'three' })
    const { changes } = write(folder, planOf({ 'a/1.ts': 'one', '3.ts': 'THREE', 'b/4.ts': 'four' }))
    assert.deepEqual(changes, ['update 3.ts', 'create b/4.ts', 'delete a/2.ts'])
    const { '.ashlar/base.zst': _base, '.ashlar/lock.json': _lock, ...tree } = treeOf(folder)
    assert.deepEqual(Object.keys(tree), ['.ashlar', '3.ts', 'a', 'a/1.ts', 'b', 'b/4.ts'])
  })

  test('from A to B to A comes back to A, with every byte of the state', () => {
    const [a, b] = [planOf({ '1.ts': 'one', '2.ts': 'two' }), planOf({ '1.ts': 'ONE', '3.ts': 'three' })]
    const folder = makeTree()
    write(folder, a)
    const before = treeOf(folder)
    write(folder, b)
    write(folder, a)
    assertSameTree(treeOf(folder), before)
  })

  test('what is written once is its owner\u2019s: edited it stays, deleted it is written again', () => {
    const kinds = { lock: 'once' } as const
    const folder = written({ lock: 'first' }, kinds)
    writeFileSync(join(folder, 'lock'), 'npm wrote this')
    assert.deepEqual(write(folder, planOf({ lock: 'second' }, kinds)).changes, [])
    assert.equal(readFileSync(join(folder, 'lock'), 'utf8'), 'npm wrote this')
    rmSync(join(folder, 'lock'))
    assert.deepEqual(write(folder, planOf({ lock: 'third' }, kinds)).changes, ['create lock'])
  })

  test('history that is no longer planned stays', () => {
    const folder = written({ '0001.sql': 'create', x: 'x' }, { '0001.sql': 'history' })
    assert.deepEqual(write(folder, planOf({ x: 'x' })).changes, [])
    assert.equal(readFileSync(join(folder, '0001.sql'), 'utf8'), 'create')
  })

  test('a file of others with the very text that is planned is taken over', () => {
    const folder = makeTree({ 'ashlar.yaml': '', '1.ts': 'one' })
    assert.deepEqual(write(folder, planOf({ '1.ts': 'one' })), { changes: [], codes: [] })
    assert.deepEqual(write(folder, planOf({ '1.ts': 'two' })).changes, ['update 1.ts'])
  })
})

/** What somebody did to a folder that holds 'src/a.ts' and 'src/gone.ts', and how the next plan is answered. */
const obstacles: Readonly<Record<string, readonly [(folder: string) => void, string]>> = {
  'a link where a file belongs': [
    (folder) => {
      rmSync(join(folder, 'src/a.ts'))
      symlinkSync('../elsewhere.ts', join(folder, 'src/a.ts'))
    },
    'link-in-the-way',
  ],
  'a link where a folder belongs': [
    (folder) => {
      rmSync(join(folder, 'src'), { recursive: true })
      mkdirSync(join(folder, 'elsewhere'))
      symlinkSync('elsewhere', join(folder, 'src'))
    },
    'link-in-the-way',
  ],
  'a link where the state belongs': [
    (folder) => {
      rmSync(join(folder, '.ashlar'), { recursive: true })
      mkdirSync(join(folder, 'elsewhere'))
      symlinkSync('elsewhere', join(folder, '.ashlar'))
    },
    'link-in-the-way',
  ],
  'a file where a folder belongs': [
    (folder) => {
      rmSync(join(folder, 'src'), { recursive: true })
      writeFileSync(join(folder, 'src'), 'mine')
    },
    'path-clash',
  ],
  'a folder where a file belongs': [
    (folder) => {
      rmSync(join(folder, 'src/a.ts'))
      mkdirSync(join(folder, 'src/a.ts'))
    },
    'path-clash',
  ],
  'a folder where a file was that is no longer planned': [
    (folder) => {
      rmSync(join(folder, 'src/gone.ts'))
      mkdirSync(join(folder, 'src/gone.ts/mine'), { recursive: true })
    },
    'path-clash',
  ],
  'an edit of a file that is no longer planned': [
    (folder) => writeFileSync(join(folder, 'src/gone.ts'), 'mine'),
    'edited-file',
  ],
  'an edit': [(folder) => writeFileSync(join(folder, 'src/a.ts'), 'mine'), 'edited-file'],
  'a deletion': [(folder) => rmSync(join(folder, 'src/a.ts')), 'edited-file'],
  'a file of others where a new one belongs': [
    (folder) => writeFileSync(join(folder, 'src/new.ts'), 'mine'),
    'not-empty',
  ],
}

suite('what is in the way stays as it is, and nothing else is written', () => {
  for (const [what, [put, code]] of Object.entries(obstacles))
    test(`${what}: ${code}`, () => {
      const folder = written({ 'src/a.ts': 'a', 'src/gone.ts': 'gone', 'other.ts': 'other' })
      writeFileSync(join(folder, 'ashlar.yaml'), '')
      put(folder)
      const before = treeOf(folder)
      const { changes, codes } = write(folder, planOf({ 'src/a.ts': 'A', 'src/new.ts': 'new', 'other.ts': 'OTHER' }))
      assert.ok(codes.length > 0 && codes.every((one) => one === code || what.includes('state')), codes.join())
      assert.ok(codes.includes(code))
      assertSameTree(treeOf(folder), before)
      assert.ok(changes.every((change) => !change.includes('mine')))
    })

  test('control: without it the same plan is written', () => {
    const folder = written({ 'src/a.ts': 'a', 'src/gone.ts': 'gone', 'other.ts': 'other' })
    const { changes } = write(folder, planOf({ 'src/a.ts': 'A', 'src/new.ts': 'new', 'other.ts': 'OTHER' }))
    assert.equal(changes.length, 4)
  })
})
