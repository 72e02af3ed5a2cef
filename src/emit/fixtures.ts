import type { Entity } from '../spec/index.ts'
import { sample } from './samples.ts'
import { key, lines } from './text.ts'

/** `tasks.fixtures.ts`: bodies for tests. */
export const fixturesFile = (entity: Entity): string => {
  const { type, kebabs } = entity.names
  const varied = distinct(entity)
  const body = entity.fields.map(
    (field) => `  ${key(field.name)}: ${sample(field, varied.has(field.name) ? 'made' : null)},`,
  )
  const object = `{\n${lines([...body, '  ...given,'])}\n}`
  const signature = `export const ${fixtureName(entity)} = (given: Partial<${type}Create> = {}): ${type}Create =>`
  return `import type { ${type}Create } from './${kebabs}.schema.ts'
${
  varied.size === 0
    ? `\n/** A body that is accepted. */\n${signature} (${object})\n`
    : `\nlet made = 0\n\n/** A body that is accepted, different each time where it must be. */\n${signature} {\n  made += 1\n  return ${object}\n}\n`
}`
}

/** `aTask`, `anOrder` */
export const fixtureName = ({ names }: Entity): string => `${/^[AEIOU]/.test(names.type) ? 'an' : 'a'}${names.type}`

/** Fields whose values must differ from row to row. */
const distinct = ({ fields, unique }: Entity): ReadonlySet<string> =>
  new Set([...fields.filter((field) => field.unique).map(({ name }) => name), ...unique.flat()])
