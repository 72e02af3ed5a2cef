import type { Entity, Field, Spec } from '../spec/index.ts'
import { creatable, entityOf, required } from './members.ts'
import { sample } from './samples.ts'
import { settle, variedOf } from './settle.ts'
import { imports, key, lines } from './text.ts'

/** `tasks.fixtures.ts`: bodies and rows for tests. */
export const fixturesFile = (entity: Entity, spec: Spec): string => {
  const { names } = entity
  const varied = variedOf(entity)
  const { parents, values: unusual, given: below } = settle(entity, spec)
  const values = entity.fields.filter(
    (field) =>
      (creatable(field) || required(field)) && field.type.kind !== 'reference' && field.default?.kind !== 'copy',
  )
  const body = [
    ...parents.map(
      (field) =>
        `  ${key(field.key)}: given.${field.key} ?? (await ${savedName(parentOf(field, spec))}(app${rowGiven(parentOf(field, spec), below.get(field.name))})).id,`,
    ),
    ...values.map(
      (field) =>
        `  ${key(field.key)}: ${unusual.get(field.name) ?? sample(field, varied.has(field.name) ? 'made' : null)},`,
    ),
  ]
  const object = `{\n${lines([...body, '  ...given,'])}\n}`
  const given = 'given: Partial<New> = {}'
  const [start, asked, call] =
    parents.length > 0
      ? ['async ', `app: Rows, ${given}`, `await ${fixtureName(entity)}(app, given)`]
      : ['', given, `${fixtureName(entity)}(given)`]
  const made = body.some((line) => /\bmade\b/.test(line))
  const signature = `export const ${fixtureName(entity)} = ${start}(${asked}): ${start === '' ? 'New' : 'Promise<New>'}`
  const others = [...new Set(parents.map((field) => parentOf(field, spec)))].toSorted((a, b) =>
    a.names.kebabs < b.names.kebabs ? -1 : 1,
  )
  return `import type { Rows } from '../../../test/app.ts'
import type { ValuesOf } from '../../core/data/index.ts'
${others.map((other) => imports([savedName(other)], `../${other.names.kebabs}/${other.names.kebabs}.fixtures.ts`)).join('')}import { ${names.values} } from './${names.kebabs}.repository.ts'

type New = ValuesOf<typeof ${names.values}>
${made ? '\nlet made = 0\n' : ''}
/** A body that is accepted${made ? ', different each time where it must be' : ''}. */
${made ? `${signature} => {\n  made += 1\n  return ${object}\n}` : `${signature} => (${object})`}

/** The same, stored. */
export const ${savedName(entity)} = async (app: Rows, ${given}) =>
  ${names.values}.create(app.db, app.scope(), ${call})
`
}

/** `, { closed: false }`: what an unusual parent holds. */
const rowGiven = ({ fields }: Entity, values: ReadonlyMap<string, string> | undefined): string => {
  const members = fields.flatMap((field) => {
    const code = values?.get(field.name)
    return code === undefined ? [] : [`${key(field.key)}: ${code}`]
  })
  return members.length === 0 ? '' : `, { ${members.join(', ')} }`
}

const parentOf = ({ type }: Field, spec: Spec): Entity => entityOf(spec, type.kind === 'reference' ? type.entity : '')

/** `aTask`, `anOrder` */
export const fixtureName = ({ names }: Entity): string => `${/^[AEIOU]/.test(names.type) ? 'an' : 'a'}${names.type}`

/** `savedTask` */
export const savedName = ({ names }: Entity): string => `saved${names.type}`
