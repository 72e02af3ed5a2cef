import {
  doorFile,
  fixturesFile,
  isServed,
  isShown,
  operationsFile,
  repositoryFile,
  routesFile,
  schemaFile,
  stubFile,
  tableFile,
  testFile,
} from '../emit/index.ts'
import type { PlannedFile } from '../plan/index.ts'
import type { Entity, Operation, Spec } from '../spec/index.ts'

/** The folder of one feature. */
export const featureFiles = (spec: Spec, entity: Entity): PlannedFile[] => {
  const { kebabs } = entity.names
  const file = (role: string, text: string): PlannedFile => ({
    path: `src/modules/${kebabs}/${role === 'index' ? 'index.ts' : `${kebabs}.${role}.ts`}`,
    kind: 'kept',
    text,
    origin: `${entity.name}: ${role}`,
  })
  return [
    file('index', doorFile(entity)),
    file('table', tableFile(entity, spec)),
    file('repository', repositoryFile(entity, spec)),
    file('fixtures', fixturesFile(entity, spec)),
    ...(isShown(entity, spec) ? [file('schema', schemaFile(entity, spec))] : []),
    ...(entity.operations.length > 0 ? [file('operations', operationsFile(entity, spec))] : []),
    ...(isServed(entity) ? [file('routes', routesFile(entity, spec)), file('test', testFile(entity, spec))] : []),
    ...entity.operations.filter(({ code }) => code).map((operation) => functionFile(entity, operation)),
  ]
}

/** The owner's: written when it is missing, and never opened again. */
const functionFile = (entity: Entity, operation: Operation): PlannedFile => ({
  path: `src/modules/${entity.names.kebabs}/operations/${operation.name}.ts`,
  kind: 'once',
  text: stubFile(entity, operation),
  origin: `${entity.name}: ${operation.name}`,
})
