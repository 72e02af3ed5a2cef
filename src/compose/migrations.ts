import type { Migration } from '../evolve/index.ts'
import type { PlannedFile } from '../plan/index.ts'

/** The two files of a new step, numbered after the last one that exists. */
export const migrationFiles = (migration: Migration, existing: readonly string[]): PlannedFile[] => {
  const numbers = existing.map((path) => Number(/^migrations\/(\d+)_/.exec(path)?.[1] ?? 0))
  const number = String(Math.max(0, ...numbers) + 1).padStart(4, '0')
  const file = (way: 'up' | 'down', text: string): PlannedFile => ({
    path: `migrations/${number}_${migration.name.slice(0, 80)}.${way}.sql`,
    kind: 'history',
    text,
    origin: 'evolve',
  })
  return [file('up', migration.up), file('down', migration.down)]
}
