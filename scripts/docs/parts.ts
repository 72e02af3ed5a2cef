import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const files = {
  conditions: 'conditions.md',
  'diagnostics-intro': 'diagnostics-intro.md',
  'language-intro': 'language-intro.md',
  lists: 'lists.md',
  operations: 'operations.md',
  relations: 'relations.md',
  rules: 'rules.md',
  scenarios: 'scenarios.md',
  shop: 'shop.yaml',
  shorthand: 'shorthand.md',
  states: 'states.md',
} as const

/** A piece of a page that is written by hand. */
export function part(name: keyof typeof files): string {
  return readFileSync(join(import.meta.dirname, files[name]), 'utf8').trimEnd()
}

/** A piece with generated tables and blocks in the places that {{name}} keeps for them. */
export function filled(text: string, pieces: Readonly<Record<string, string>>): string {
  return text.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => pieces[name] ?? '')
}
