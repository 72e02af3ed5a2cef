import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** A piece of a page that is written by hand. */
export function part(name: 'language-intro' | 'shorthand' | 'diagnostics-intro'): string {
  return readFileSync(join(import.meta.dirname, `${name}.md`), 'utf8').trimEnd()
}
