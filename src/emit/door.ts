import type { Entity } from '../spec/index.ts'

/** `index.ts`: what the rest of the app may know of a feature. */
export const doorFile = ({
  names,
}: Entity): string => `export { ${names.values} } from './${names.kebabs}.repository.ts'
export { ${names.value}Routes as routes } from './${names.kebabs}.routes.ts'
export { ${names.values}Table } from './${names.kebabs}.table.ts'
`
