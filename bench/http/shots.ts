import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Load } from './load.ts'
import { rows } from './rows.ts'

// Lists before posts, so that every list counts the same 10,000 rows.
export const kinds = ['get', 'list', 'post'] as const
export type Kind = (typeof kinds)[number]
/** What is sent, wherever it is sent to. */
export type Shot = Omit<Load, 'url' | 'seconds'>

/** Written to files because that is how both tools read them. */
export function writeShots(folder: string): Record<Kind, Shot> {
  const file = (name: string, text: string) => {
    writeFileSync(join(folder, name), text)
    return join(folder, name)
  }
  // A stride that is prime to the number of rows visits each of them, with no two neighbours in a row.
  const ids = rows.map((_, index) => `/tasks/${rows[(index * 7919) % rows.length]?.id}\n`).join('')
  const body = {
    title: 'Water the plants',
    description: 'The fern twice a week, the cactus not at all.',
    completed: false,
  }
  const none = file('empty', '')
  return {
    get: { method: 'GET', pathsFile: file('get', ids), bodyFile: none },
    list: { method: 'GET', pathsFile: file('list', '/tasks?page=1&size=20\n'), bodyFile: none },
    post: { method: 'POST', pathsFile: file('post', '/tasks\n'), bodyFile: file('body', JSON.stringify(body)) },
  }
}
