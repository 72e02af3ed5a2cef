import { statusOf } from '../../golden/src/core/errors/kinds.ts'
import { evolve } from '../../src/evolve/index.ts'
import { type Spec, errorKinds, verbs } from '../../src/spec/index.ts'
import { laterTypes, typeWords } from '../../src/spec/field/words.ts'
import { type Level, readExample } from './frame.ts'
import { bullets, code, tableOf } from './markdown.ts'
import { typeTexts } from './types.ts'

/** Each kind of error with the status that it has unless `statuses` says otherwise. */
export function kindsTable(): string {
  return tableOf(
    ['kind', 'status'],
    errorKinds.map((kind) => [code(kind), String(statusOf[kind])]),
  )
}

/** Each verb with the route that it has when nothing is said, as the reader gives it. */
export function verbsTable(): string {
  const spec = specOf('entity', `expose: [${verbs.join(', ')}]`)
  const routes = spec.entities.find(({ name }) => name === 'Product')?.routes ?? []
  return tableOf(
    ['verb', 'route', 'status', 'does'],
    routes.map(({ verb, method, path, status }) => [code(verb), code(`${method} ${path}`), String(status), does[verb]]),
  )
}

const does: Readonly<Record<(typeof verbs)[number], string>> = {
  list: 'answers rows, a page at a time',
  get: 'answers one row',
  create: 'adds a row',
  replace: 'writes every field of a row; one that is absent gets its default, or nothing',
  update: 'writes the fields that are sent',
  delete: 'removes a row',
}

/** Each type: what it means, its limits, and the columns that its examples become. */
export function typesSection(): string[] {
  const sections = typeWords.flatMap((word) => {
    const { says, json, limits, examples } = typeTexts[word]
    const rows = examples.map((example) => [code(example), ...columnOf(example).map(code)])
    return [
      `### ${code(word)}`,
      says,
      bullets([`In JSON: ${json}`, `Limits: ${limits}`]),
      tableOf(['field', 'column in PostgreSQL'], rows),
    ]
  })
  return [
    ...sections,
    `A field may also be a [relation](#relations). Not yet: ${laterTypes.map(code).join(', ')} and lists of values.`,
  ]
}

/** The column, and the check if there is one, that a field becomes in the first migration. */
function columnOf(example: string): string[] {
  const { migration } = evolve(null, specOf('fields', `value: ${example}`))
  const lines = (migration?.up ?? '').split('\n').map((line) => line.trim().replace(/,$/, ''))
  const column = lines.find((line) => line.startsWith('"value" ')) ?? ''
  const check = lines.find((line) => line.includes('_check"'))?.replace(/^constraint "\w+" /, '')
  return [`${column.replace('"value" ', '')}${check === undefined ? '' : `, ${check}`}`]
}

/** What the reader makes of a piece that has nothing wrong. @throws Error */
export function specOf(level: Level, text: string): Spec {
  const { spec, diagnostics } = readExample(level, text)
  if (spec === null) throw new Error(`${text}: ${diagnostics.map(({ message }) => message).join(' ')}`)
  return spec
}
