import fc from 'fast-check'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { anySpec } from '../app/arbitrary-spec.ts'
import { generateApp, runIn } from '../app/generate-app.ts'
import { makeTree } from '../trees.ts'
import { read } from '../../src/spec/index.ts'
const seed = Number(process.argv[2]), n = Number(process.argv[3])
const sound = fc.sample(anySpec, { numRuns: 100, seed }).filter((v) => { const {spec}= read({ entry: 'a.json', files: new Map([['a.json', JSON.stringify(v)]]), globs: new Map() }); return spec !== null && spec.entities.length > 1 })
for (const [i, v] of sound.slice(0, n).entries()) {
  const spec = JSON.stringify(v)
  let app
  try { app = generateApp(join(makeTree({ 'ashlar.json': spec }), 'ashlar.json')) } catch (e) { console.log('GEN', String(e).slice(0,500), spec); continue }
  const { ok, said } = runIn(app, process.execPath, '--test', 'src/modules/**/*.test.ts')
  console.log(i, ok, Object.keys(v.entities).join())
  if (!ok) { console.log(said.split('\n').filter(l => /✖|AssertionError|Error/.test(l)).slice(0, 12).join('\n').slice(0, 3000)); writeFileSync(`/tmp/fail-${seed}-${i}.json`, spec); }
}
