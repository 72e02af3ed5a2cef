/** A piece of a shorthand and where it stands in it. */
export interface Piece {
  readonly text: string
  readonly start: number
  readonly end: number
}

/** A shorthand taken apart by its grammar (language.md, section 5); nothing is known yet of what the words mean. */
export interface FieldSyntax {
  readonly type: TypeSyntax
  /** `?` */
  readonly optional: boolean
  /** `[..5]`, with its brackets */
  readonly lists: readonly Piece[]
  readonly bounds: readonly BoundSyntax[]
  /** /regex/, with its slashes */
  readonly patterns: readonly Piece[]
  readonly default: ValueSyntax | null
  readonly flags: readonly Piece[]
}

export type TypeSyntax =
  | { readonly kind: 'word'; readonly word: Piece; readonly args: Piece | null; readonly from: Piece | null }
  /** a type or view of one's own: Place, Settings.options */
  | { readonly kind: 'name'; readonly name: Piece }
  | { readonly kind: 'relation'; readonly relation: Piece }

export interface BoundSyntax {
  readonly sign: '>' | '>=' | '<' | '<='
  readonly operand: Piece
  readonly start: number
  readonly end: number
}

export interface ValueSyntax extends Piece {
  readonly quoted: boolean
}

/** Where the grammar does not go on. */
export interface SyntaxProblem {
  readonly message: string
  readonly hint?: string
  readonly start: number
  readonly end: number
}
