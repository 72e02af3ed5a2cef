import type { Spec } from '../spec/index.ts'

/** What an app of this spec needs. Every app stands on the same ground; later constructs of the language add to it. */
export const capabilitiesOf = (_spec: Spec): readonly string[] => [
  'application',
  'data',
  'operations',
  'documentation',
  'containers',
  'continuous-integration',
]
