import { globSync, readFileSync } from 'node:fs'
import { basename, relative } from 'node:path'

interface Lines {
  readonly found: number
  readonly hit: number
}

/**
 * Coverage by layer, from an lcov file. A source file that no test loaded is absent there: it counts with all its lines.
 * @returns a table for people, and the percentage of the whole
 */
export const coverageReport = (lcov: string, folder: string): { readonly text: string; readonly lowest: number } => {
  const measured = readLcov(lcov)
  const layers = new Map<string, Lines>()
  for (const file of globSync(`${folder}/**/*.ts`).toSorted()) {
    if (file.endsWith('.test.ts')) continue
    const layer = layerOf(relative(folder, file))
    layers.set(layer, sum(layers.get(layer) ?? { found: 0, hit: 0 }, measured.get(file) ?? unloaded(file)))
  }
  const all = [...layers.values()].reduce(sum, { found: 0, hit: 0 })
  const rows = [...layers].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([layer, lines]) => row(layer, lines))
  return { text: ['', row('coverage', all), ...rows].join('\n'), lowest: percent(all) }
}

/** `core/http`, or the role of a feature's file, such as `routes`; what stands at the top is `process`. */
const layerOf = (file: string): string => {
  const [first = '', second = ''] = file.split(/[\\/]/)
  if (first === 'core') return `core/${second}`
  return first === 'modules' ? (basename(file, '.ts').split('.')[1] ?? 'door') : 'process'
}

const readLcov = (path: string): Map<string, Lines> => {
  const records = readFileSync(path, 'utf8').split('end_of_record')
  return new Map(
    records.flatMap((record) => {
      const file = /^SF:(.*)$/m.exec(record)?.[1]
      return file === undefined ? [] : [[file, { found: number(record, 'LF'), hit: number(record, 'LH') }] as const]
    }),
  )
}

const number = (record: string, key: string): number =>
  Number(new RegExp(`^${key}:(\\d+)$`, 'm').exec(record)?.[1] ?? 0)

/** A file of types alone has nothing to run, loaded or not. */
const unloaded = (file: string): Lines => {
  const text = readFileSync(file, 'utf8')
  return /^(export )?(const|let|class|function|await|async)\b|^\w+\(/m.test(text)
    ? { found: text.split('\n').length - 1, hit: 0 }
    : { found: 0, hit: 0 }
}

const sum = (a: Lines, b: Lines): Lines => ({ found: a.found + b.found, hit: a.hit + b.hit })
const percent = ({ found, hit }: Lines): number => (found === 0 ? 100 : (hit / found) * 100)
const row = (name: string, lines: Lines): string =>
  `  ${name.padEnd(16)} ${percent(lines).toFixed(1).padStart(5)} %  of ${lines.found} lines`
