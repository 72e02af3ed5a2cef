import { doorFile, fixturesFile, repositoryFile, routesFile, schemaFile, tableFile, testFile } from '../emit/index.ts'
import type { PlannedFile } from '../plan/index.ts'
import type { Entity, Spec } from '../spec/index.ts'

/** The folder of one feature. */
export const featureFiles = (spec: Spec, entity: Entity): PlannedFile[] => {
  const { kebabs } = entity.names
  const file = (role: string, text: string): PlannedFile => ({
    path: `src/modules/${kebabs}/${role === 'index' ? 'index.ts' : `${kebabs}.${role}.ts`}`,
    kind: 'kept',
    text,
    origin: `${entity.name}: ${role}`,
  })
  const inside = [
    file('index', doorFile(entity)),
    file('table', tableFile(entity)),
    file('repository', repositoryFile(entity)),
  ]
  if (entity.routes.length === 0) return inside
  return [
    ...inside,
    file('schema', schemaFile(entity, spec)),
    file('routes', routesFile(entity)),
    file('fixtures', fixturesFile(entity)),
    file('test', testFile(entity, spec)),
  ]
}
