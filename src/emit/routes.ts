import type { Entity, Route, Verb } from '../spec/index.ts'
import { imports, lines, literal } from './text.ts'

/** `tasks.routes.ts`: address, schemas, and one call for each exposed verb. */
export const routesFile = (entity: Entity): string => {
  const { names, routes } = entity
  return `${routeImports(entity)}
export const ${names.value}Routes: FastifyPluginAsyncTypebox = async (app) => {
  const { db } = app
${lines(routes.map((route) => `\n${verbs[route.verb](entity, route)}`))}
}
`
}

type VerbText = (entity: Entity, route: Route) => string

const verbs: { readonly [V in Verb]: VerbText } = {
  list: ({ names }, route) =>
    call(
      route,
      `querystring: ${names.values}.parameters, response: { ${route.status}: ${names.type}Page }`,
      'scope, query',
      `${names.values}.list(db, scope, query)`,
    ),
  get: ({ names }, route) =>
    call(
      route,
      `params: byId, response: { ${route.status}: ${names.type} }`,
      'scope, params',
      `${names.values}.get(db, scope, params.id)`,
    ),
  create: ({ names }, route) =>
    call(
      route,
      `body: ${names.type}Create, response: { ${route.status}: ${names.type} }`,
      'scope, body',
      `${names.values}.create(db, scope, body)`,
    ),
  replace: ({ names }, route) =>
    call(
      route,
      `params: byId, body: ${names.type}Create, response: { ${route.status}: ${names.type} }`,
      'scope, params, body',
      `${names.values}.replace(db, scope, params.id, body)`,
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

const call = (route: Route, schema: string, request: string, answer: string): string => {
  const start = `  app.${route.method.toLowerCase()}(${address(route)}, { schema: { ${schema} } }, `
  if (route.status === 200) return `${start}({ ${request} }) => ${answer})`
  return `${start}async ({ ${request} }, reply) => {
    reply.code(${route.status})
    return ${answer}
  })`
}

const address = ({ path }: Route): string => literal(path)

const routeImports = ({ names, routes }: Entity): string => {
  const has = (...some: Verb[]): boolean => routes.some(({ verb }) => some.includes(verb))
  const schemas = [
    ...(has('get', 'create', 'replace', 'update') ? [names.type] : []),
    ...(has('create', 'replace') ? [`${names.type}Create`] : []),
    ...(has('list') ? [`${names.type}Page`] : []),
    ...(has('update') ? [`${names.type}Update`] : []),
  ]
  return [
    imports(['type FastifyPluginAsyncTypebox'], '@fastify/type-provider-typebox'),
    imports(has('delete') ? ['Type'] : [], 'typebox'),
    imports(has('get', 'replace', 'update', 'delete') ? ['byId'] : [], '../../core/http/index.ts'),
    imports([names.values], `./${names.kebabs}.repository.ts`),
    imports(schemas, `./${names.kebabs}.schema.ts`),
  ].join('')
}
