import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { compose } from '../src/compose/index.ts'
import { loadBank, loadSpec } from '../src/project/index.ts'

/** `npm run golden`: writes what emitters make of golden/ashlar.yaml into golden/, after one of them was changed. */
const golden = join(import.meta.dirname, '..', 'golden')
const { spec } = loadSpec(join(golden, 'ashlar.yaml'))
if (spec === null)
  throw new Error('golden/ashlar.yaml is not sound: node bin/ashlar.js check --spec golden/ashlar.yaml')
const bank = loadBank()
const { plan } = await compose(spec, bank, null, [])
const changed = (plan?.files ?? []).filter(({ path, kind, text }) => kind !== 'once' && bank.files.get(path) !== text)
for (const { path, text } of changed) {
  mkdirSync(dirname(join(golden, path)), { recursive: true })
  writeFileSync(join(golden, path), text)
  console.log(path)
}
console.log(`${changed.length} files written`)
