import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { EnvironmentError } from './database.ts'
import { generateGoals } from './goals.ts'
import { median } from './median.ts'
import { mustRun, whenInterrupted } from './process.ts'
import { specText } from './spec.ts'
import { table } from './table.ts'

export type GenerateResult = { what: string; medianMs: number; files: number; changed?: string[] }

const root = fileURLToPath(new URL('../', import.meta.url))
const generate = (spec: string, out: string) => ['node', 'bin/ashlar.js', 'generate', '--spec', spec, '--out', out]
const limitMs = 60_000

/** Each run is a process of its own that writes into a folder of its own, as a user's run does. */
export async function measureGenerate(quick: boolean, say: (line: string) => void): Promise<GenerateResult[]> {
  if (!existsSync(join(root, 'bin/ashlar.js'))) throw new EnvironmentError('bin/ashlar.js is not there yet.')
  const runs = quick ? 1 : 5
  const folder = mkdtempSync(join(tmpdir(), 'ashlar-bench-'))
  const forget = whenInterrupted(async () => rmSync(folder, { recursive: true, force: true }))
  try {
    const results: GenerateResult[] = []
    for (const entities of [4, 40, 400]) {
      results.push(await fresh(folder, entities, runs))
      say(`generate, ${results.at(-1)?.what}: ${Math.round(results.at(-1)?.medianMs ?? 0)} ms`)
    }
    results.push(await oneFieldMore(folder, 40, runs))
    return results
  } finally {
    rmSync(folder, { recursive: true, force: true })
    forget()
  }
}

export function generateReport(results: readonly GenerateResult[], runs: number): string {
  const body = results.map(({ what, medianMs, files, changed }) => [
    what,
    String(Math.round(medianMs)),
    String(generateGoals[what] ?? '-'),
    String(files),
    changed ? String(changed.length) : '',
  ])
  const lists = results.flatMap(({ changed }) => (changed ? [`Changed: ${changed.join(', ') || 'nothing'}`] : []))
  return [
    `## generate, cold process (median of ${runs})`,
    table(['what', 'ms', 'goal ms', 'files', 'files changed'], body),
    ...lists,
  ].join('\n\n')
}

async function fresh(folder: string, entities: number, runs: number): Promise<GenerateResult> {
  const spec = writeSpec(folder, entities, false)
  const times: number[] = []
  for (let turn = 0; turn < runs; turn += 1) {
    const out = join(folder, `${entities}-${turn}`)
    times.push((await mustRun({ command: generate(spec, out), cwd: root }, limitMs)).ms)
  }
  return {
    what: `${entities} entities`,
    medianMs: median(times) ?? 0,
    files: contents(join(folder, `${entities}-0`)).size,
  }
}

// A copy for each run: a second change in the same folder would be measured against another history of migrations.
async function oneFieldMore(folder: string, entities: number, runs: number): Promise<GenerateResult> {
  const original = join(folder, `${entities}-0`)
  const before = contents(original)
  const spec = writeSpec(folder, entities, true)
  const times: number[] = []
  let after = before
  for (let turn = 0; turn < runs; turn += 1) {
    const out = join(folder, `changed-${turn}`)
    cpSync(original, out, { recursive: true })
    times.push((await mustRun({ command: generate(spec, out), cwd: root }, limitMs)).ms)
    after = contents(out)
  }
  const changed = [...new Set([...before.keys(), ...after.keys()])].filter(
    (path) => before.get(path) !== after.get(path),
  )
  const what = `one field changed, ${entities} entities`
  return { what, medianMs: median(times) ?? 0, files: after.size, changed: changed.toSorted() }
}

function writeSpec(folder: string, entities: number, changed: boolean): string {
  const home = join(folder, `spec-${entities}${changed ? '-changed' : ''}`)
  mkdirSync(home, { recursive: true })
  writeFileSync(join(home, 'bench.yaml'), specText(entities, changed))
  return join(home, 'bench.yaml')
}

/** Path to hash, of every file but the tool's own notes, which change with every run. */
function contents(folder: string): Map<string, string> {
  const found = new Map<string, string>()
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name).slice(folder.length + 1)
    if (!entry.isFile() || path.startsWith('.ashlar') || path.startsWith('node_modules')) continue
    found.set(
      path,
      createHash('sha256')
        .update(readFileSync(join(folder, path)))
        .digest('hex'),
    )
  }
  return found
}
