import type { Entity, Operation } from '../spec/index.ts'
import { functionName, typeName } from './members.ts'
import { literal } from './text.ts'

/** `operations/checkout.ts`: written once, for its owner to fill in. */
export const stubFile = ({ names }: Entity, operation: Operation): string =>
  `import { notWritten } from '../../../core/operations/index.ts'
import type { ${typeName(operation)} } from '../${names.kebabs}.operations.ts'

export const ${functionName(operation)}: ${typeName(operation)} = async () => notWritten(${literal(`${names.values}.${operation.name}`)})
`
