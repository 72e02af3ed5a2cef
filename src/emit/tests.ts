import {
  type Entity,
  type Field,
  type Key,
  type Route,
  type Spec,
  type Verb,
  statusOf,
  uniqueKeys,
} from '../spec/index.ts'
import { boundaries } from './boundaries.ts'
import { fixtureName } from './fixtures.ts'
import { imports, lines, literal, withArticle } from './text.ts'

/** `tasks.test.ts`: every verb with what it accepts, refuses and does not find; every field at its boundaries. */
export const testFile = (entity: Entity, spec: Spec): string => {
  const { names } = entity
  const create = routeOf(entity, 'create')
  const tests = verbTests(entity, spec)
  const usesSaved = tests.some((test) => test.includes(`${saved(entity)}(`))
  const helpers = ['nobody', 'pointers', 'withNumbers'].filter((helper) => tests.some((test) => test.includes(helper)))
  return `import assert from 'node:assert/strict'
import { beforeEach, suite, test } from 'node:test'
${imports(['startApp'], '../../../test/app.ts')}${imports(
    [...helpers, ...(create === undefined ? [] : ['type Accepted', 'type Refused', 'testFields'])],
    '../../../test/resource.ts',
  )}import { ${fixtureName(entity)} } from './${names.kebabs}.fixtures.ts'
import { ${names.values} } from './${names.kebabs}.repository.ts'
${create === undefined ? '' : fieldTables(entity, spec)}
suite(${literal(names.manyWords)}, async () => {
  const app = await startApp()
  beforeEach(() => app.clear(${literal(names.table)}))
${usesSaved ? `  const ${saved(entity)} = () => ${names.values}.create(app.db, app.scope(), ${fixtureName(entity)}())\n` : ''}${create === undefined ? '' : `\n  testFields(app, ${resource(entity, spec, create)}, accepted, refused)\n`}
${tests.join('\n\n')}
})
`
}

/** `savedTask` */
const saved = ({ names }: Entity): string => `saved${names.type}`

const fieldTables = (entity: Entity, spec: Spec): string => {
  const all = entity.fields.map((field) => ({ field, ...boundaries(field, spec.api.decimals === 'number') }))
  const accepted = all.flatMap(({ field, accepted: values }) => values.map((value) => `  [${name(field)}, ${value}],`))
  const refused = all.flatMap(({ field, refused: values }) =>
    values.map(([why, value]) => `  [${name(field)}, ${literal(why)}, ${value}],`),
  )
  return `
const accepted: readonly Accepted[] = [
${lines(accepted)}
]

const refused: readonly Refused[] = [
${lines(refused)}
]
`
}

const name = (field: Field): string => literal(field.name)

const resource = (entity: Entity, spec: Spec, { path }: Route): string =>
  `{ path: ${literal(spec.api.prefix + path)}, table: ${literal(entity.names.table)}, valid: ${fixtureName(entity)}, invalid: ${statusOf(spec.api, 'invalid')} }`

type VerbTest = (entity: Entity, spec: Spec, route: Route) => string[]

const verbs: { readonly [V in Verb]: VerbTest } = {
  list: (entity, spec, route) => [
    `  test('a list shows what was saved, and refuses parameters that it does not know', async () => {
    const { id } = await ${saved(entity)}()
    const { body } = await app.${send(route)}('${address(spec, route)}').expect(${route.status})
    assert.ok(${itemsOf(entity)}.some((item: { id: string }) => item.id === id))
    await app.${send(route)}('${address(spec, route)}?no_such_parameter=1').expect(${statusOf(spec.api, 'invalid')})
  })`,
  ],
  get: (entity, spec, route) => [
    `  test('${withArticle(entity.names.words)} is shown by its id', async () => {
    const row = await ${saved(entity)}()
    const { body } = await app.${send(route)}(\`${withId(spec, route, 'row.id')}\`).expect(${route.status})
    assert.deepEqual(body, ${answered(entity, spec, 'row')})
    await app.${send(route)}(\`${withId(spec, route, 'nobody')}\`).expect(${statusOf(spec.api, 'not_found')})
    await app.${send(route)}('${withWord(spec, route)}').expect(${statusOf(spec.api, 'not_found')})
  })`,
  ],
  create: (entity, spec, route) => [
    `  test('a created ${entity.names.words} is stored', async () => {
    const { body } = await app.${send(route)}('${address(spec, route)}', ${fixtureName(entity)}()).expect(${route.status})
    assert.deepEqual(body, ${answered(entity, spec, `await ${entity.names.values}.get(app.db, app.scope(), body.id)`)})
  })`,
    ...smallestKeys(entity).map((unique) => conflictTest(entity, spec, route, unique.fields)),
    `  test('a key that is not known is refused', async () => {
    await app.${send(route)}('${address(spec, route)}', { ...${fixtureName(entity)}(), no_such_key: 1 }).expect(${statusOf(spec.api, 'invalid')})
  })`,
  ],
  replace: (entity, spec, route) => [
    `  test('${withArticle(entity.names.words)} is replaced as a whole', async () => {
    const { id } = await ${saved(entity)}()
    const { body } = await app.${send(route)}(\`${withId(spec, route, 'id')}\`, ${fixtureName(entity)}()).expect(${route.status})
    assert.equal(body.id, id)
    await app.${send(route)}(\`${withId(spec, route, 'nobody')}\`, ${fixtureName(entity)}()).expect(${statusOf(spec.api, 'not_found')})
    await app.${send(route)}(\`${withId(spec, route, 'id')}\`, { no_such_key: 1 }).expect(${statusOf(spec.api, 'invalid')})
  })`,
  ],
  update: (entity, spec, route) => [
    `  test('a change leaves alone what it does not name', async () => {
    const row = await ${saved(entity)}()
    const { body } = await app.${send(route)}(\`${withId(spec, route, 'row.id')}\`, {}).expect(${route.status})
    assert.deepEqual(body, ${answered(entity, spec, 'row')})
    await app.${send(route)}(\`${withId(spec, route, 'nobody')}\`, {}).expect(${statusOf(spec.api, 'not_found')})
    await app.${send(route)}(\`${withId(spec, route, 'row.id')}\`, { no_such_key: 1 }).expect(${statusOf(spec.api, 'invalid')})
  })`,
    ...entity.fields.slice(0, 1).map(
      (field) => `  test('a change is stored', async () => {
    const { id } = await ${saved(entity)}()
    const change = { ${field.name}: ${fixtureName(entity)}().${field.name} }
    const { body } = await app.${send(route)}(\`${withId(spec, route, 'id')}\`, change).expect(${route.status})
    assert.deepEqual(body, ${answered(entity, spec, `await ${entity.names.values}.get(app.db, app.scope(), id)`)})
  })`,
    ),
  ],
  delete: (entity, spec, route) => [
    `  test('a deleted ${entity.names.words} is gone', async () => {
    const { id } = await ${saved(entity)}()
    await app.${send(route)}(\`${withId(spec, route, 'id')}\`).expect(${route.status})
    assert.equal(await app.count(${literal(entity.names.table)}), 0)
    await app.${send(route)}(\`${withId(spec, route, 'id')}\`).expect(${statusOf(spec.api, 'not_found')})
  })`,
  ],
}

/** A key that holds another one is never the first to be hurt. */
const smallestKeys = (entity: Entity): readonly Key[] => {
  const keys = uniqueKeys(entity)
  const holds = (key: Key, other: Key): boolean => other.fields.every((field) => key.fields.includes(field))
  return keys.filter((key) => !keys.some((other) => other !== key && holds(key, other)))
}

const conflictTest = (entity: Entity, spec: Spec, route: Route, fields: readonly string[]): string => {
  const taken = fields.join(' and ')
  return `  test('${taken} cannot be taken twice', async () => {
    const row = await ${saved(entity)}()
    const same = ${fixtureName(entity)}({ ${fields.map((field) => `${field}: row.${field}`).join(', ')} })
    const { body } = await app.${send(route)}('${address(spec, route)}', same).expect(${statusOf(spec.api, 'conflict')})
    assert.deepEqual(pointers(body), [${fields.map((field) => literal(`/${field}`)).join(', ')}])
  })`
}

const verbTests = (entity: Entity, spec: Spec): string[] =>
  entity.routes.flatMap((route) => verbs[route.verb](entity, spec, route))

/** The test client's function for a route's method. */
const send = ({ method }: Route): string => method.toLowerCase()

const routeOf = ({ routes }: Entity, verb: Verb): Route | undefined => routes.find((route) => route.verb === verb)

const address = (spec: Spec, { path }: Route): string => spec.api.prefix + path
const withId = (spec: Spec, route: Route, id: string): string => address(spec, route).replace(':id', `\${${id}}`)
const withWord = (spec: Spec, route: Route): string => address(spec, route).replace(':id', 'no-id')

const itemsOf = ({ list: { paging } }: Entity): string => (paging.style === 'none' ? 'body' : 'body.items')

/** A row as the API answers it: decimals may stand there as numbers. */
const answered = (entity: Entity, spec: Spec, row: string): string => {
  const decimals = spec.api.decimals === 'number' ? entity.fields.filter(({ type }) => type.kind === 'decimal') : []
  return decimals.length === 0 ? row : `withNumbers(${row}, [${decimals.map(name).join(', ')}])`
}
