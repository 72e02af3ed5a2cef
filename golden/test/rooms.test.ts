import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { suite, test } from 'node:test'

const home = join(import.meta.dirname, '..')

/** What the linter says of one file, put at a path of a house with the same rules. */
const lint = (path: string, text: string): string => {
  const house = mkdtempSync(join(tmpdir(), 'rooms-'))
  cpSync(join(home, '.oxlintrc.json'), join(house, '.oxlintrc.json'))
  mkdirSync(dirname(join(house, path)), { recursive: true })
  writeFileSync(join(house, path), text)
  return spawnSync('oxlint', ['-f', 'unix', '.'], { cwd: house, encoding: 'utf8' }).stdout
}

suite('rooms', () => {
  const forbidden: readonly (readonly [string, string])[] = [
    ['src/core/http/x.ts', "export { x } from '../../modules/orders/index.ts'\n"],
    ['src/core/http/x.ts', "export { x } from '../../config.ts'\n"],
    ['src/modules/carts/x.ts', "export { x } from '../orders/orders.repository.ts'\n"],
  ]
  for (const [path, text] of forbidden)
    test(`${path} may not say ${text.trim()}`, () => assert.match(lint(path, text), /no-restricted-imports/))

  const allowed: readonly (readonly [string, string])[] = [
    ['src/core/http/x.ts', "export { x } from '../errors/index.ts'\n"],
    ['src/modules/carts/x.ts', "export { x } from '../orders/index.ts'\n"],
    ['src/modules/carts/x.ts', "export { x } from '../../core/data/index.ts'\n"],
  ]
  for (const [path, text] of allowed)
    test(`${path} may say ${text.trim()}`, () => assert.doesNotMatch(lint(path, text), /no-restricted-imports/))
})
