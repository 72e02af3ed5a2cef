import type { Entity, Spec } from '../spec/index.ts'
import { isServed } from './members.ts'
import { pairsName } from './table.ts'
import { lines } from './text.ts'

/** `src/modules.ts`: one line for each feature that has routes. */
export const modulesFile = ({ entities }: Spec): string => {
  const served = entities.filter(isServed)
  return `import type { FastifyPluginAsync } from 'fastify'
${lines(served.map(({ names }) => `import * as ${names.values} from './modules/${names.kebabs}/index.ts'`))}

/** Every feature of the app. */
export const modules: FastifyPluginAsync = async (app) => {
${lines(served.map(({ names }) => `  await app.register(${names.values}.routes)`))}
}
`
}

/** `src/database.ts`: all tables, for scripts and for the owner's own queries. */
export const tablesFile = ({ entities }: Spec): string => lines([...entities.map(tableLine), ''])

const tableLine = (entity: Entity): string => {
  const { names, links } = entity
  const tables = [`${names.values}Table`, ...links.map((link) => pairsName(entity, link))].toSorted()
  return `export { ${tables.join(', ')} } from './modules/${names.kebabs}/index.ts'`
}
