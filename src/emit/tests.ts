import {
  type Entity,
  type Field,
  type Route,
  type Spec,
  type UniqueKey,
  type Verb,
  keyOf,
  statusOf,
  uniqueKeys,
} from '../spec/index.ts'
import { boundaries } from './boundaries.ts'
import { fixtureName, savedName } from './fixtures.ts'
import { changeable, creatable, entityOf, ownKeys, visible } from './members.ts'
import { operationTests } from './operation-tests.ts'
import { isListed, pointsFreely, settle } from './settle.ts'
import { imports, lines, literal, usesOf, withArticle } from './text.ts'

/** `tasks.test.ts`: every verb with what it accepts, refuses and does not find; every field at its boundaries. */
export const testFile = (entity: Entity, spec: Spec): string => {
  const { names } = entity
  const { holds } = settle(entity, spec)
  // without a body that keeps the rules, no value can be tried beside it
  const create = holds ? routeOf(entity, 'create') : undefined
  const tests = [...verbTests(entity, spec), ...operationTests(entity, spec)]
  const fields =
    create === undefined ? '' : `\n  testFields(app, ${resource(entity, spec, create)}, accepted, refused)\n`
  const code = tests.join('\n') + fields
  const uses = usesOf(code)
  return `${uses('assert') ? `import assert from 'node:assert/strict'\n` : ''}import { beforeEach, suite, test } from 'node:test'
${imports(['startApp'], '../../../test/app.ts')}${imports(
    [
      ...['nobody', 'pointers', 'without', 'withNumbers'].filter(uses),
      ...(create === undefined ? [] : ['type Accepted', 'type Refused', 'testFields']),
    ],
    '../../../test/resource.ts',
  )}${imports([fixtureName(entity), savedName(entity)].filter(uses), `./${names.kebabs}.fixtures.ts`)}${imports(
    [names.values].filter(uses),
    `./${names.kebabs}.repository.ts`,
  )}${create === undefined ? '' : fieldTables(entity, spec)}
suite(${literal(names.manyWords)}, async () => {
  const app = await startApp()
  beforeEach(${clearing(rootsOf(entity, spec))})
${fields}
${tests.join('\n\n')}
})
`
}

/** Tables that lead to every row which a fixture makes: emptied with all that points at them, so that each test begins anew. */
const rootsOf = (entity: Entity, spec: Spec): readonly string[] => {
  const { parents } = settle(entity, spec)
  if (parents.length === 0) return [entity.names.table]
  const roots = parents.flatMap(({ type }) =>
    type.kind === 'reference' ? rootsOf(entityOf(spec, type.entity), spec) : [],
  )
  return [...new Set(roots)].toSorted()
}

const clearing = (tables: readonly string[]): string => {
  const calls = tables.map((table) => `app.clear(${literal(table)})`)
  return calls.length === 1 ? `() => ${calls[0]}` : `async () => {\n${lines(calls.map((call) => `await ${call}`))}\n}`
}

/** A body for this entity, as code. */
const body = (entity: Entity, spec: Spec, given = ''): string =>
  settle(entity, spec).parents.length > 0
    ? `await ${fixtureName(entity)}(app${given === '' ? '' : `, ${given}`})`
    : `${fixtureName(entity)}(${given})`

/** The same, without what is given only to a new row. */
const replacement = (entity: Entity, spec: Spec): string => {
  const fixed = entity.fields.filter((field) => creatable(field) && field.immutable)
  return fixed.length === 0 ? body(entity, spec) : `without(${body(entity, spec)}, [${fixed.map(name).join(', ')}])`
}

const saved = (entity: Entity): string => `await ${savedName(entity)}(app)`

const fieldTables = (entity: Entity, spec: Spec): string => {
  const sent = entity.fields.filter(creatable)
  const ruled = new Set(entity.rules.flatMap(({ check }) => ownKeys(entity, check)))
  const all = sent.map((field) => ({ field, ...boundaries(field, spec.api.decimals === 'number') }))
  const accepted = all
    .filter(({ field }) => visible(field) && !ruled.has(field.key))
    .flatMap(({ field, accepted: values }) => values.map((value) => `  [${name(field)}, ${value}],`))
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

const name = (field: Field): string => literal(field.key)

const resource = (entity: Entity, spec: Spec, { path, method, status }: Route): string => {
  const valid = settle(entity, spec).parents.length > 0 ? `() => ${fixtureName(entity)}(app)` : fixtureName(entity)
  return `{ path: ${literal(spec.api.prefix + path)}, method: ${literal(method.toLowerCase())}, created: ${status}, table: ${literal(entity.names.table)}, valid: ${valid}, invalid: ${statusOf(spec.api, 'invalid')} }`
}

type VerbTest = (entity: Entity, spec: Spec, route: Route) => string[]

const verbs: { readonly [V in Verb]: VerbTest } = {
  list: (entity, spec, route) => [
    `  test('a list shows what was saved, and refuses parameters that it does not know', async () => {
    ${isListed(entity, spec) || entity.list.require.length > 0 ? `const row = ${saved(entity)}` : saved(entity)}
    const { body } = await app.${send(route)}(\`${address(spec, route)}${listQuery(entity)}\`).expect(${route.status})
    ${isListed(entity, spec) ? `assert.ok(${itemsOf(entity)}.some((item: { id: string }) => item.id === row.id))` : `assert.ok(Array.isArray(${itemsOf(entity)}))`}
    await app.${send(route)}('${address(spec, route)}?no_such_parameter=1').expect(${statusOf(spec.api, 'invalid')})
  })`,
  ],
  get: (entity, spec, route) => [
    `  test('${withArticle(entity.names.words)} is shown by its id', async () => {
    const row = ${saved(entity)}
    const { body } = await app.${send(route)}(\`${withId(spec, route, 'row.id')}\`).expect(${route.status})
    assert.deepEqual(body, ${answered(entity, spec, 'row')})
    await app.${send(route)}(\`${withId(spec, route, 'nobody')}\`).expect(${statusOf(spec.api, 'not_found')})
    await app.${send(route)}('${withWord(spec, route)}').expect(${statusOf(spec.api, 'not_found')})
  })`,
  ],
  create: (entity, spec, route) => [
    `  test('a created ${entity.names.words} is stored', async () => {
    const { body } = await app.${send(route)}('${address(spec, route)}', ${body(entity, spec)}).expect(${route.status})
    assert.deepEqual(body, ${answered(entity, spec, `await ${entity.names.values}.get(app.db, app.scope(), body.id)`)})
  })`,
    ...smallestKeys(entity, spec).map((unique) =>
      conflictTest(
        entity,
        spec,
        route,
        unique.fields.map((field) => keyOf(entity, field)),
      ),
    ),
    ...entity.fields
      .filter((field) => field.type.kind === 'reference' && !field.readonly && pointsFreely(entity, spec, field))
      .map((field) => referenceTest(entity, spec, route, field)),
    `  test('a key that is not known is refused', async () => {
    await app.${send(route)}('${address(spec, route)}', { ...(${body(entity, spec)}), no_such_key: 1 }).expect(${statusOf(spec.api, 'invalid')})
  })`,
  ],
  replace: (entity, spec, route) => [
    `  test('${withArticle(entity.names.words)} is replaced as a whole', async () => {
    const { id } = ${saved(entity)}
    const { body } = await app.${send(route)}(\`${withId(spec, route, 'id')}\`, ${replacement(entity, spec)}).expect(${route.status})
    assert.equal(body.id, id)
    await app.${send(route)}(\`${withId(spec, route, 'nobody')}\`, ${replacement(entity, spec)}).expect(${statusOf(spec.api, 'not_found')})
    await app.${send(route)}(\`${withId(spec, route, 'id')}\`, { no_such_key: 1 }).expect(${statusOf(spec.api, 'invalid')})
  })`,
  ],
  update: (entity, spec, route) => [
    `  test('a change leaves alone what it does not name', async () => {
    const row = ${saved(entity)}
    const { body } = await app.${send(route)}(\`${withId(spec, route, 'row.id')}\`, {}).expect(${route.status})
    assert.deepEqual(body, ${answered(entity, spec, 'row')})
    await app.${send(route)}(\`${withId(spec, route, 'nobody')}\`, {}).expect(${statusOf(spec.api, 'not_found')})
    await app.${send(route)}(\`${withId(spec, route, 'row.id')}\`, { no_such_key: 1 }).expect(${statusOf(spec.api, 'invalid')})
  })`,
    ...changed(entity).map(
      (field) => `  test('a change is stored', async () => {
    const { id } = ${saved(entity)}
    const change = { ${field.key}: (${body(entity, spec)}).${field.key} }
    const { body } = await app.${send(route)}(\`${withId(spec, route, 'id')}\`, change).expect(${route.status})
    assert.deepEqual(body, ${answered(entity, spec, `await ${entity.names.values}.get(app.db, app.scope(), id)`)})
  })`,
    ),
  ],
  delete: (entity, spec, route) => [
    `  test('a deleted ${entity.names.words} is gone', async () => {
    const { id } = ${saved(entity)}
    await app.${send(route)}(\`${withId(spec, route, 'id')}\`).expect(${route.status})
    assert.equal(await app.count(${literal(entity.names.table)}), 0)
    await app.${send(route)}(\`${withId(spec, route, 'id')}\`).expect(${statusOf(spec.api, 'not_found')})
  })`,
  ],
}

/** A key that holds another one is never the first to be hurt. */
const smallestKeys = (entity: Entity, spec: Spec): readonly UniqueKey[] => {
  const { parents, values } = settle(entity, spec)
  // a fixture has it, and what is missing is never taken
  const isThere = (field: Field): boolean =>
    creatable(field) && (field.type.kind === 'reference' ? parents.includes(field) : values.get(field.name) !== 'null')
  const keys = uniqueKeys(entity).filter(
    ({ where, fields }) =>
      where === null && fields.every((one) => entity.fields.some((field) => field.name === one && isThere(field))),
  )
  const holds = (key: UniqueKey, other: UniqueKey): boolean => other.fields.every((field) => key.fields.includes(field))
  return keys.filter((key) => !keys.some((other) => other !== key && holds(key, other)))
}

const conflictTest = (entity: Entity, spec: Spec, route: Route, fields: readonly string[]): string => {
  const taken = fields.join(' and ')
  return `  test('${taken} cannot be taken twice', async () => {
    const row = ${saved(entity)}
    const same = ${body(entity, spec, `{ ${fields.map((field) => `${field}: row.${field}`).join(', ')} }`)}
    const { body } = await app.${send(route)}('${address(spec, route)}', same).expect(${statusOf(spec.api, 'conflict')})
    assert.deepEqual(pointers(body), [${fields.map((field) => literal(`/${field}`)).join(', ')}])
  })`
}

/** A field whose change can be tried: the first that a client sends, that no rule binds, and that shows. */
const changed = (entity: Entity): Field[] => {
  const ruled = new Set(entity.rules.flatMap(({ check }) => ownKeys(entity, check)))
  return entity.fields
    .filter((field) => changeable(field) && visible(field) && !ruled.has(field.key) && field.type.kind !== 'reference')
    .slice(0, 1)
}

const referenceTest = (entity: Entity, spec: Spec, route: Route, field: Field): string =>
  `  test('${field.key} of no row is refused', async () => {
    const { body } = await app.${send(route)}('${address(spec, route)}', ${body(entity, spec, `{ ${field.key}: nobody }`)}).expect(${statusOf(spec.api, 'unknown_reference')})
    assert.deepEqual(pointers(body), [${literal(`/${field.key}`)}])
  })`

/** What a list must be given, from a row that is in it. */
const listQuery = (entity: Entity): string => {
  const given = entity.list.require.map((field) => `${keyOf(entity, field)}=\${row.${keyOf(entity, field)}}`)
  return given.length === 0 ? '' : `?${given.join('&')}`
}

const verbTests = (entity: Entity, spec: Spec): string[] =>
  entity.routes.flatMap((route) =>
    settle(entity, spec).holds ? verbs[route.verb](entity, spec, route) : withoutRows(spec, route),
  )

/** What can be tried of a verb where no fixture keeps the entity's rules: only its owner knows which rows it needs. */
const withoutRows = (spec: Spec, route: Route): string[] => {
  const onRow = route.path.includes(':id')
  const given = route.verb === 'create' || route.verb === 'replace' ? ', { no_such_key: 1 }' : ''
  const call = (path: string): string => `await app.${send(route)}(${path}${given})`
  const unknown = `${call(`'${address(spec, route).replace(':id', nobody)}${given === '' ? '?no_such_parameter=1' : ''}'`)}.expect(${statusOf(spec.api, 'invalid')})`
  if (!onRow || given !== '')
    return [`  test('${route.verb} refuses what it does not know', async () => {\n    ${unknown}\n  })`]
  const missing = call(`\`${withId(spec, route, 'nobody')}\`${route.verb === 'update' ? ', {}' : ''}`)
  return [
    `  test('${route.verb} of no row is not found', async () => {\n    ${missing}.expect(${statusOf(spec.api, 'not_found')})\n  })`,
  ]
}

const nobody = '018f0000-0000-7000-8000-000000000000'

/** The test client's function for a route's method. */
const send = ({ method }: Route): string => method.toLowerCase()

const routeOf = ({ routes }: Entity, verb: Verb): Route | undefined => routes.find((route) => route.verb === verb)

const address = (spec: Spec, { path }: Route): string => spec.api.prefix + path
const withId = (spec: Spec, route: Route, id: string): string => address(spec, route).replace(':id', `\${${id}}`)
const withWord = (spec: Spec, route: Route): string => address(spec, route).replace(':id', 'no-id')

const itemsOf = ({ list: { paging } }: Entity): string => (paging.style === 'none' ? 'body' : 'body.items')

/** A row as the API answers it: without what is private, and decimals may stand there as numbers. */
const answered = (entity: Entity, spec: Spec, row: string): string => {
  const hidden = entity.fields.filter((field) => !visible(field))
  const shown = hidden.length === 0 ? row : `without(${row}, [${hidden.map(name).join(', ')}])`
  const decimals =
    spec.api.decimals === 'number'
      ? [
          ...entity.fields.filter(({ type }) => type.kind === 'decimal').map(name),
          ...entity.computed.filter(({ value }) => value.type.kind === 'decimal').map((one) => literal(one.name)),
        ]
      : []
  return decimals.length === 0 ? shown : `withNumbers(${shown}, [${decimals.join(', ')}])`
}
