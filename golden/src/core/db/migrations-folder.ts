import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { MigrationError } from './migration-error.ts'

export interface MigrationFile {
  readonly number: number
  /** The file's name without its ending: 0001_init. */
  readonly name: string
  readonly checksum: string
  readonly up: string
  /** Null where there is no way back. */
  readonly down: string | null
}

const fileName = /^(\d{4})_[a-z0-9_]+\.(up|down)\.sql$/

/** The migrations of a folder, in order: numbered from 1 without a gap. */
export const readMigrations = async (folder: string): Promise<MigrationFile[]> => {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort()
  const misnamed = names.find((name) => !fileName.test(name))
  if (misnamed !== undefined) {
    throw new MigrationError(
      'misnamed',
      `${misnamed} is not named like 0001_add_orders.up.sql or 0001_add_orders.down.sql`,
    )
  }
  const ups = names.filter((name) => name.endsWith('.up.sql')).map((name) => name.slice(0, -'.up.sql'.length))
  for (const [index, name] of ups.entries()) checkNumber(name, index + 1)
  return Promise.all(ups.map((name) => readMigration(folder, name, names.includes(`${name}.down.sql`))))
}

const checkNumber = (name: string, expected: number): void => {
  const number = numberOf(name)
  if (number < expected) throw new MigrationError('duplicate', `there is more than one migration ${number}`)
  if (number > expected)
    throw new MigrationError('gap', `${name} follows number ${expected - 1}; ${expected} is missing`)
}

const readMigration = async (folder: string, name: string, reversible: boolean): Promise<MigrationFile> => {
  const up = await readSql(join(folder, `${name}.up.sql`))
  const down = reversible ? await readSql(join(folder, `${name}.down.sql`)) : null
  const checksum = createHash('sha256').update(up).digest('hex')
  return { number: numberOf(name), name, checksum, up, down }
}

/** With the line ends of any checkout the same text, and so the same checksum. */
const readSql = async (path: string): Promise<string> => {
  const text = await readFile(path, 'utf8')
  return text.replaceAll('\r\n', '\n')
}

const numberOf = (name: string): number => Number.parseInt(name, 10)
