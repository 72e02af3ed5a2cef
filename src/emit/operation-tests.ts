import { type Entity, type Operation, type Spec, keyOf, statusOf } from '../spec/index.ts'
import { savedName } from './fixtures.ts'
import { plainValue, type Value } from './interpret.ts'
import { holdsWith } from './settle.ts'
import { literal } from './text.ts'

/** What can be said of an operation without knowing its function: whose row is missing, and where a transition leads. */
export const operationTests = (entity: Entity, spec: Spec): string[] =>
  entity.operations.flatMap((operation) => {
    if (operation.route === null || !operation.onRow || operation.input.some(({ from }) => from !== 'path')) return []
    return [missingTest(entity, operation, spec), ...changeTest(entity, operation, spec)]
  })

const request = ({ route, input }: Operation, spec: Spec, id: string): string => {
  const path = input.reduce(
    (text, { field }) => text.replace(`:${field.key}`, '${nobody}'),
    `${spec.api.prefix}${route?.path}`,
  )
  return `app.${route?.method.toLowerCase()}(\`${path.replace(':id', `\${${id}}`)}\`)`
}

const missingTest = (_entity: Entity, operation: Operation, spec: Spec): string =>
  `  test('${operation.name} of no row is not found', async () => {
    await ${request(operation, spec, 'nobody')}.expect(${statusOf(spec.api, 'not_found')})
  })`

/** Where the contract says all, so that nothing else can decide. */
const changeTest = (entity: Entity, operation: Operation, spec: Spec): string[] => {
  const { code, input, fails, transition, set, returns, route } = operation
  if (code || input.length > 0 || fails.length > 0 || returns !== entity.name || route === null) return []
  const constant = set.filter(({ value }) => value.node === 'literal')
  const expected = [
    ...constant.map(
      ({ field, value }) => [keyOf(entity, field), value.node === 'literal' ? shown(value.value) : ''] as const,
    ),
    ...(transition === null ? [] : [[transition.field, literal(transition.to)] as const]),
  ].filter(([name]) =>
    entity.fields.some((field) => field.key === name && !field.private && field.type.kind !== 'decimal'),
  )
  if (expected.length === 0 || (transition && !startsHere(entity, transition))) return []
  if (!holdsWith(entity, spec, changedBy(entity, operation))) return []
  const again = transition !== null
  return [
    `  test('${operation.name} changes what it says${again ? ', once' : ''}', async () => {
    const { id } = await ${savedName(entity)}(app)
    const { body } = await ${request(operation, spec, 'id')}.expect(${route.status})
${expected.map(([name, value]) => `    assert.equal(body.${name}, ${value})`).join('\n')}
    await ${request(operation, spec, 'id')}.expect(${again ? statusOf(spec.api, 'transition') : route.status})
  })`,
  ]
}

/** What the contract makes of a row, as conditions know it; what it works out is taken to be there. */
const changedBy = (entity: Entity, { set, transition }: Operation): ReadonlyMap<string, Value> =>
  new Map([
    ...set.map(({ field, value }): [string, Value] => {
      const kind = entity.fields.find(({ name }) => name === field)?.type.kind ?? 'string'
      return [field, value.node === 'literal' ? plainValue(kind, value.value) : Date.UTC(2030, 0, 31)]
    }),
    ...(transition === null ? [] : [[transition.field, transition.to] as [string, Value]]),
  ])

/** A new row is in a state that the transition starts from; from any means from any but the one it leads to. */
const startsHere = (entity: Entity, { field: name, from, to }: NonNullable<Operation['transition']>): boolean => {
  const field = entity.fields.find((one) => one.name === name)
  const first = field?.default?.kind === 'value' ? String(field.default.value) : null
  return from.length === 0 ? first !== to : first !== null && from.includes(first)
}

const shown = (value: string | number | boolean | null): string =>
  typeof value === 'string' ? literal(value) : String(value)
