import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { pages } from './docs/pages.ts'

/**
 * `node scripts/docs.ts` writes the generated pages of docs/; `--check` writes nothing and exits with 1 when one of them
 * is not what the tables of the tool say.
 */
const home = join(import.meta.dirname, '..')
const check = process.argv.includes('--check')
const stale = [...(await pages())].filter(([path, text]) => !existsSync(join(home, path)) || onDisk(path) !== text)

for (const [path, text] of stale) {
  if (!check) {
    mkdirSync(dirname(join(home, path)), { recursive: true })
    writeFileSync(join(home, path), text)
  }
  console.log(`${path} ${check ? 'is not in step: node scripts/docs.ts' : 'was written'}`)
}
if (stale.length === 0) console.log('The generated pages are in step.')
process.exitCode = check && stale.length > 0 ? 1 : 0

function onDisk(path: string): string {
  return readFileSync(join(home, path), 'utf8')
}
