import type { Entity } from '../spec/index.ts'
import { isServed } from './members.ts'
import { pairsName } from './table.ts'

/** `index.ts`: what the rest of the app may know of a feature. */
export const doorFile = (entity: Entity): string => {
  const { names, links } = entity
  const tables = [`${names.values}Table`, ...links.map((link) => pairsName(entity, link))].toSorted()
  return `export { ${names.values} } from './${names.kebabs}.repository.ts'
${isServed(entity) ? `export { ${names.value}Routes as routes } from './${names.kebabs}.routes.ts'\n` : ''}export { ${tables.join(', ')} } from './${names.kebabs}.table.ts'
`
}
