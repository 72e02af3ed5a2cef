import assert from 'node:assert/strict'
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { suite, test } from 'node:test'
import { type Plan, type PlannedFile } from '../../src/plan/index.ts'
import { compose } from '../../src/compose/index.ts'
import { loadBank, loadSpec } from '../../src/project/index.ts'
import { home } from '../ashlar.ts'

const golden = join(home, 'golden')

/** What running and installing the golden app leaves beside its files. */
const leftovers = new Set(['node_modules', 'dist', 'coverage', '.data', '.ashlar', '.env'])

const filesOf = (folder: string): readonly (readonly [string, string])[] =>
  readdirSync(join(golden, folder), { withFileTypes: true })
    .filter(({ name }) => !leftovers.has(name))
    .flatMap((entry) => {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`
      return entry.isDirectory() ? filesOf(path) : [[path, readFileSync(join(golden, path), 'utf8')] as const]
    })

/**
 * The spec is not planned, because it is what is planned from; the lock is the workspace's own, at the root; functions of
 * operations are planned as stubs, and their owner's.
 */
const differences = (onDisk: ReadonlyMap<string, string>, plan: Plan): readonly string[] => {
  const planned = new Map(plan.files.map(({ path, text }) => [path, text]))
  const all = [...new Set([...onDisk.keys(), ...planned.keys()])].toSorted()
  return all.flatMap((path) => {
    if (path === 'ashlar.yaml' || path === 'package-lock.json') return []
    if (/^src\/modules\/[\w-]+\/operations\//.test(path) && onDisk.has(path) && planned.has(path)) return []
    if (!onDisk.has(path)) return [`${path}: planned, and not in golden/`]
    if (!planned.has(path)) return [`${path}: in golden/, and not planned`]
    return onDisk.get(path) === planned.get(path) ? [] : [`${path}: differs`]
  })
}

suite('golden/ is what comes of golden/ashlar.yaml', async () => {
  const { spec } = loadSpec(join(golden, 'ashlar.yaml'))
  assert.ok(spec)
  const bank = loadBank()
  const planFrom = async (files: ReadonlyMap<string, string>): Promise<Plan> => {
    const { plan } = await compose(spec, { ...bank, files }, null, [])
    assert.ok(plan)
    return plan
  }
  const onDisk = new Map(filesOf(''))
  const plan = await planFrom(bank.files)

  test('byte for byte, with no file missing and none too many', () => assert.deepEqual(differences(onDisk, plan), []))

  test('the lock, which golden/ leaves to the workspace, is planned once', () => {
    const lock = plan.files.filter(({ path }) => path === 'package-lock.json')
    assert.deepEqual(
      lock.map(({ kind }) => kind),
      ['once'],
    )
  })

  test('control: a golden file that the bank holds otherwise is named', async () => {
    const other = new Map(bank.files).set('src/main.ts', 'export {}\n')
    assert.deepEqual(
      differences(onDisk, await planFrom(other)).filter((line) => !differences(onDisk, plan).includes(line)),
      ['src/main.ts: differs'],
    )
  })

  test('control: an emitted file that comes out otherwise is named', () => {
    const changed = (file: PlannedFile): PlannedFile =>
      file.path === 'src/api.ts' ? { ...file, text: `${file.text}\n` } : file
    const other = { ...plan, files: plan.files.map(changed) }
    assert.ok(differences(onDisk, other).includes('src/api.ts: differs'))
  })

  test('control: a file that nothing plans, and a planned one that is not there, are named', () => {
    const other = new Map(onDisk).set('src/left-behind.ts', '')
    other.delete('src/modules.ts')
    const found = differences(other, plan)
    assert.ok(found.includes('src/left-behind.ts: in golden/, and not planned'))
    assert.ok(found.includes('src/modules.ts: planned, and not in golden/'))
  })
})
