import type { Entity, Input, Operation, Route, Spec, Verb } from '../spec/index.ts'
import { bodyName, entityOf, functionName, localName, replaceName } from './members.ts'
import { inputSchema, pageHelper } from './schemas.ts'
import { imports, key, lines, literal, usesOf } from './text.ts'

/** `tasks.routes.ts`: address, schemas, and one call for each exposed verb and operation. */
export const routesFile = (entity: Entity, spec: Spec): string => {
  const { names, routes, operations } = entity
  const calls = [
    ...routes.map((route) => verbs[route.verb](entity, route)),
    ...operations.flatMap(({ route, ...operation }) =>
      route === null ? [] : [operationCall(entity, { ...operation, route }, spec)],
    ),
  ]
  const opened = openedText(entity, spec)
  const code = [opened, ...calls].join('\n')
  const tools = ['db', 'run'].filter(usesOf(code))
  return `${routeImports(entity, spec, code)}
export const ${names.value}Routes: FastifyPluginAsyncTypebox = async (app) => {
  const { ${tools.join(', ')} } = app
${opened}${lines(calls.map((call) => `\n${call}`))}
}
`
}

/** Rows whose references a client may open: made here, because by now every other feature is loaded. */
const openedText = (entity: Entity, spec: Spec): string => {
  const { names, list } = entity
  if (!isOpened(entity)) return ''
  const relations = list.include.map((name) => {
    const link = entity.links.find((one) => one.name === name)
    const field = entity.fields.find((one) => one.name === name)
    const other = link?.entity ?? (field?.type.kind === 'reference' ? field.type.entity : '')
    const { type } = entityOf(spec, other).names
    const schema = link
      ? `Type.Array(Type.Unsafe({ ...${type}, type: ['object', 'string'] }))`
      : field?.optional
        ? `nullable(${type})`
        : type
    return `${key(name)}: ${schema}`
  })
  const page = pageHelper(entity)
  return `  const Opened = opened(${names.type}, { ${relations.join(', ')} })
${page === null ? '' : `  const OpenedPage = ${page}(Opened)\n`}`
}

const isOpened = ({ list, routes }: Entity): boolean =>
  list.include.length > 0 && routes.some(({ verb }) => verb === 'list' || verb === 'get')

const shown = (entity: Entity): string => (isOpened(entity) ? 'Opened' : entity.names.type)

type VerbText = (entity: Entity, route: Route) => string

const verbs: { readonly [V in Verb]: VerbText } = {
  list: (entity, route) =>
    call(
      route,
      `querystring: ${entity.names.values}.parameters, response: { ${route.status}: ${isOpened(entity) ? 'OpenedPage' : `${entity.names.type}Page`} }`,
      'scope, query',
      `${entity.names.values}.list(db, scope, query)`,
    ),
  get: (entity, route) =>
    isOpened(entity)
      ? call(
          route,
          `params: byId, querystring: rowParameters(${entity.list.include.map(literal).join(', ')}), response: { ${route.status}: ${shown(entity)} }`,
          'scope, params, query',
          `${entity.names.values}.get(db, scope, params.id, query)`,
        )
      : call(
          route,
          `params: byId, response: { ${route.status}: ${entity.names.type} }`,
          'scope, params',
          `${entity.names.values}.get(db, scope, params.id)`,
        ),
  create: ({ names }, route) =>
    call(
      route,
      `body: ${names.type}Create, response: { ${route.status}: ${names.type} }`,
      'scope, body',
      `${names.values}.create(db, scope, body)`,
    ),
  replace: (entity, route) =>
    call(
      route,
      `params: byId, body: ${replaceName(entity)}, response: { ${route.status}: ${entity.names.type} }`,
      'scope, params, body',
      `${entity.names.values}.replace(db, scope, params.id, body)`,
    ),
  update: ({ names }, route) =>
    call(
      route,
      `params: byId, body: ${names.type}Update, response: { ${route.status}: ${names.type} }`,
      'scope, params, body',
      `${names.values}.update(db, scope, params.id, body)`,
    ),
  delete: (
    { names },
    route,
  ) => `  app.${route.method.toLowerCase()}(${address(route)}, { schema: { params: byId, response: { ${route.status}: Type.Null() } } }, async ({ scope, params }, reply) => {
    await ${names.values}.remove(db, scope, params.id)
    reply.code(${route.status})
  })`,
}

const call = (
  route: Pick<Route, 'method' | 'path' | 'status'>,
  schema: string,
  request: string,
  answer: string,
): string => {
  const start = `  app.${route.method.toLowerCase()}(${address(route)}, { schema: { ${schema} } }, `
  if (route.status === 200) return `${start}({ ${request} }) => ${answer})`
  return `${start}async ({ ${request} }, reply) => {
    reply.code(${route.status})
    return ${answer}
  })`
}

const address = ({ path }: Pick<Route, 'path'>): string => literal(path)

type Served = Operation & { readonly route: NonNullable<Operation['route']> }

const operationCall = (entity: Entity, operation: Served, spec: Spec): string => {
  const { route, input, onRow, returns } = operation
  const from = (place: Input['from']): readonly Input[] => input.filter((one) => one.from === place)
  const answered = returns === null ? 'Type.Null()' : entityOf(spec, returns).names.type
  const schema = [
    ...describedBy(operation),
    ...(onRow || from('path').length > 0 ? [`params: ${paramsText(onRow, from('path'))}`] : []),
    ...(from('query').length > 0 ? [`querystring: ${object(from('query'))}`] : []),
    ...(from('body').length > 0 ? [`body: ${bodyName(entity, operation)}`] : []),
    `response: { ${route.status}: ${answered} }`,
  ]
  const request = [
    'scope',
    ...(onRow || from('path').length > 0 ? ['params'] : []),
    ...(from('query').length > 0 ? ['query'] : []),
    ...(from('body').length > 0 ? ['body'] : []),
  ]
  const sent = [`sent: ${sentText(from('path'), from('query').length > 0, from('body').length > 0)}`]
  const given = `{ ${[...(onRow ? ['id: params.id'] : []), ...sent].join(', ')} }`
  const run = `run(scope, contract.${functionName(operation)}, ${given}${operation.code ? `, ${localName(operation)}` : ''})`
  return call(route, schema.join(', '), request.join(', '), run)
}

/** For whoever reads the API description: what it does, and the codes by which it fails. */
const describedBy = ({ description, fails }: Operation): string[] => {
  const codes = fails.length === 0 ? '' : `Fails with ${fails.map(({ name }) => name).join(', ')}.`
  const text = [description, codes].filter((part) => part !== '').join(' ')
  return text === '' ? [] : [`description: ${literal(text)}`]
}

const paramsText = (onRow: boolean, inputs: readonly Input[]): string => {
  if (inputs.length === 0) return 'byId'
  const members = [
    ...(onRow ? ['id'] : []),
    ...inputs.map(({ field }) => `${key(field.key)}: ${inputSchema({ ...field, default: null, optional: false })}`),
  ]
  return `Type.Object({ ${members.join(', ')} }, { additionalProperties: false })`
}

const object = (inputs: readonly Input[]): string =>
  `Type.Object({ ${inputs.map(({ field }) => `${key(field.key)}: ${inputSchema(field)}`).join(', ')} }, { additionalProperties: false })`

const sentText = (path: readonly Input[], query: boolean, body: boolean): string => {
  const rest = [...(query ? ['query'] : []), ...(body ? ['body'] : [])]
  if (path.length === 0 && rest.length === 1) return rest[0] ?? '{}'
  const named = path.map(({ field }) => `${key(field.key)}: params.${field.key}`)
  return named.length + rest.length === 0 ? '{}' : `{ ${[...rest.map((name) => `...${name}`), ...named].join(', ')} }`
}

const importedAs = (operation: Operation): string => {
  const [name, local] = [functionName(operation), localName(operation)]
  return name === local ? name : `${name} as ${local}`
}

const routeImports = (entity: Entity, spec: Spec, code: string): string => {
  const { names, operations } = entity
  const uses = usesOf(code)
  const written = operations.filter((operation) => operation.code)
  const others = spec.entities.filter((other) => other.name !== entity.name && uses(other.names.type))
  const schemas = [
    names.type,
    `${names.type}Create`,
    `${names.type}Page`,
    `${names.type}Replace`,
    `${names.type}Update`,
    ...operations.map((operation) => bodyName(entity, operation)),
  ].filter(uses)
  const data = ['pageOf', 'uncountedPageOf', 'offsetPageOf', 'uncountedOffsetPageOf', 'cursorPageOf', 'rowParameters']
  const http = ['bigint', 'byId', 'decimal', 'id', 'int', 'nullable', 'oneOf', 'opened']
  return [
    imports(['type FastifyPluginAsyncTypebox'], '@fastify/type-provider-typebox'),
    imports(['Type'].filter(uses), 'typebox'),
    imports(data.filter(uses), '../../core/data/index.ts'),
    imports(http.filter(uses), '../../core/http/index.ts'),
    ...others.map((other) => imports([other.names.type], `../${other.names.kebabs}/${other.names.kebabs}.schema.ts`)),
    ...written.map((operation) => imports([importedAs(operation)], `./operations/${operation.name}.ts`)),
    operations.length > 0 ? `import * as contract from './${names.kebabs}.operations.ts'\n` : '',
    imports([names.values].filter(uses), `./${names.kebabs}.repository.ts`),
    imports(schemas, `./${names.kebabs}.schema.ts`),
  ].join('')
}
