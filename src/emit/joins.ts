import type { Entity, Spec } from '../spec/index.ts'
import { lines } from './text.ts'

/** `src/modules.ts`: one line for each feature that has routes. */
export const modulesFile = ({ entities }: Spec): string => {
  const served = entities.filter(({ routes }) => routes.length > 0)
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

const tableLine = ({ names }: Entity): string =>
  `export { ${names.values}Table } from './modules/${names.kebabs}/index.ts'`
