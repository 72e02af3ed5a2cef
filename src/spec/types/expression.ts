/**
 * A CEL expression after it was checked: every name is resolved to an entity's member, every node has a type.
 * Compiled to SQL by src/sql, evaluated by src/oracle. Plain data.
 */
export type Expr = Typed & ExprNode

export interface Typed {
  readonly type: ValueType
  /** it may be missing; a comparison with what is missing is false */
  readonly nullable: boolean
}

export type ValueType =
  | { readonly kind: 'bool' | 'int' | 'bigint' | 'float' | 'string' }
  | { readonly kind: 'date' | 'time' | 'datetime' | 'duration' | 'uuid' | 'null' }
  /** `scale`: digits after the point, exact */
  | { readonly kind: 'decimal'; readonly scale: number }
  /** `of`: the members; a text literal beside it must be one of them */
  | { readonly kind: 'enum'; readonly values: readonly string[] }
  /** a row of an entity, compared by its id */
  | { readonly kind: 'row'; readonly entity: string; readonly table: string }
  | { readonly kind: 'list'; readonly of: ValueType }

/** How one entity's rows lead to others, in terms of tables, so that nothing else need be known to compile it. */
export type Path =
  /** this row's column holds the other row's id */
  | { readonly kind: 'reference'; readonly table: string; readonly column: string }
  /** the other rows' column holds this row's id: parts, other ends */
  | { readonly kind: 'children'; readonly table: string; readonly column: string }
  /** a table of pairs */
  | {
      readonly kind: 'link'
      readonly table: string
      readonly pairs: string
      readonly own: string
      readonly other: string
    }

export type Root = 'it' | 'input'

export type ExprNode =
  | { readonly node: 'literal'; readonly value: string | number | boolean | null }
  /** the row at hand */
  | { readonly node: 'row'; readonly root: 'it' }
  /** the variable of a macro, bound to a row of a list; `depth` 0 is the outermost macro */
  | { readonly node: 'variable'; readonly name: string; readonly depth: number }
  /** a value that is sent; of a reference, its row */
  | { readonly node: 'input'; readonly name: string; readonly key: string }
  /** the moment of the request, and its day in UTC */
  | { readonly node: 'now' }
  | { readonly node: 'today' }
  /** a column of a row; `name` as in the spec, `key` as in JSON */
  | { readonly node: 'column'; readonly of: Expr; readonly name: string; readonly key: string; readonly column: string }
  /** a computed field: `value` is its own expression, in which `it` is the row `of` */
  | { readonly node: 'computed'; readonly of: Expr; readonly name: string; readonly value: Expr }
  /** the row that a row points at (or a unique other end): type row; the rows it leads to: type list of row */
  | { readonly node: 'walk'; readonly of: Expr; readonly name: string; readonly path: Path }
  | { readonly node: 'list'; readonly items: readonly Expr[] }
  | { readonly node: 'not' | 'negate'; readonly of: Expr }
  | { readonly node: 'and' | 'or'; readonly left: Expr; readonly right: Expr }
  | { readonly node: 'choice'; readonly when: Expr; readonly then: Expr; readonly else: Expr }
  | {
      readonly node: 'compare'
      readonly sign: '==' | '!=' | '<' | '<=' | '>' | '>='
      readonly left: Expr
      readonly right: Expr
    }
  | {
      readonly node: 'arithmetic'
      readonly sign: '+' | '-' | '*' | '/' | '%'
      readonly left: Expr
      readonly right: Expr
    }
  | { readonly node: 'in'; readonly item: Expr; readonly list: Expr }
  /** exists, all, exists_one: bool; filter: the same list; map: a list of `body`'s type */
  | {
      readonly node: 'macro'
      readonly macro: 'exists' | 'all' | 'exists_one' | 'filter' | 'map'
      readonly list: Expr
      readonly variable: string
      readonly depth: number
      readonly body: Expr
    }
  | { readonly node: 'call'; readonly name: FunctionName; readonly args: readonly Expr[] }

export const functionNames = [
  'size',
  'sum',
  'min',
  'max',
  'avg',
  'clamp',
  'round',
  'lower',
  'upper',
  'has',
  'minutes',
  'hours',
  'days',
  'years',
  'date',
  'startsWith',
  'endsWith',
  'contains',
  'matches',
] as const
export type FunctionName = (typeof functionNames)[number]
