import type { Span } from '../../diagnostics/index.ts'
import type { ScalarNode } from '../text/node.ts'
import type { Field } from '../types.ts'

/** What stands under a name in `fields`: a column, or one of the relations that are no column. */
export type Declared =
  | {
      readonly kind: 'field'
      readonly field: Field
      readonly span: Span
      /** a default that copies from another row, read when all entities are known */
      readonly copy: ScalarNode | null
    }
  | { readonly kind: 'part'; readonly name: string; readonly entity: string; readonly span: Span }
  | {
      readonly kind: 'link'
      readonly name: string
      readonly entity: string
      readonly readonly: boolean
      readonly span: Span
    }
  | {
      readonly kind: 'end'
      readonly name: string
      readonly entity: string
      readonly member: string
      readonly span: Span
    }
