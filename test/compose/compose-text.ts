import assert from 'node:assert/strict'
import { compose } from '../../src/compose/index.ts'
import { render } from '../../src/diagnostics/index.ts'
import type { Plan } from '../../src/plan/index.ts'
import { loadBank } from '../../src/project/index.ts'
import { type Spec, read } from '../../src/spec/index.ts'

export const bank = loadBank()

export const specOf = (text: string): Spec => {
  const { spec, diagnostics, sources } = read({
    entry: 'ashlar.yaml',
    files: new Map([['ashlar.yaml', text]]),
    globs: new Map(),
  })
  assert.ok(spec, render(diagnostics, sources, { color: false }))
  return spec
}

/** What comes of a spec's text, in memory. */
export const planOf = async (text: string): Promise<Plan> => {
  const { plan, diagnostics } = await compose(specOf(text), bank, null, [])
  assert.ok(plan, render(diagnostics, [], { color: false }))
  return plan
}

export const fileOf = (plan: Plan, path: string): string => {
  const file = plan.files.find((one) => one.path === path)
  assert.ok(file, path)
  return file.text
}

/** The files that were made for this spec; the others stand in golden/ as they are. */
export const madeFor = (plan: Plan): Plan['files'] =>
  plan.files.filter(({ path, text }) => bank.files.get(path) !== text)
