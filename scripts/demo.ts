import { cpSync, existsSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { check, generate } from '../src/ashlar.ts'
import { startApp } from './demo/app.ts'
import { showRequests } from './demo/requests.ts'
import { showScenarios } from './demo/scenarios.ts'

/**
 * `npm run demo [example] [-- --once]`: generates an example inside this clone beside the functions that its owner
 * wrote, starts it, runs its scenarios or asks it a few things, and keeps serving. PORT and DATABASE_URL are honoured.
 */
const home = join(import.meta.dirname, '..')
const args = process.argv.slice(2)
// `npm run demo --once`, without the dashes between, reaches a script only as npm's own setting
const once = args.includes('--once') || process.env['npm_config_once'] === 'true'
const example = args.find((arg) => !arg.startsWith('-')) ?? 'shop'
const source = join(home, 'examples', example)

if (!existsSync(join(source, 'ashlar.yaml'))) {
  console.error(`There is no example ${example}; there is ${readdirSync(join(home, 'examples')).join(', ')}.`)
  process.exit(2)
}

const out = join(home, '.demo', example)
rmSync(out, { recursive: true, force: true })
cpSync(source, out, { recursive: true })
const spec = join(out, 'ashlar.yaml')
const started = performance.now()
const { changes, diagnostics } = await generate(spec, out)
if (changes.length === 0) {
  console.error(diagnostics.map(({ message }) => message).join('\n'))
  process.exit(1)
}
console.log(`generated  .demo/${example}: ${changes.length} files in ${Math.round(performance.now() - started)} ms`)

const app = await startApp(out)
console.log(
  `started    ${app.address} on ${process.env['DATABASE_URL'] === undefined ? 'the embedded database' : 'DATABASE_URL'}`,
)
const model = check(spec).spec
const sound =
  model === null || model.scenarios.length === 0
    ? await showRequests(app.address, model, out)
    : showScenarios(app.address, out)

if (once || !sound) {
  await app.stop()
  process.exit(sound ? 0 : 1)
}
console.log(`\nAPI        ${app.address}\nDocs       ${app.address}/docs\nCtrl-C ends it.`)
process.exitCode = await app.ended
