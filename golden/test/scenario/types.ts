/** What an app must do, and how it is shown. Plain data: keys that say nothing are left out. */
export interface Suite {
  /** stands before every path that begins with a slash */
  readonly prefix: string
  readonly requirements: readonly Requirement[]
  readonly scenarios: readonly Scenario[]
}

export interface Requirement {
  readonly id: string
  readonly says: string
  /** what fulfils it: `Product.price`, `Cart.open`; '' when nothing was named */
  readonly by: string
}

export interface Scenario {
  readonly name: string
  /** ids of requirements */
  readonly proves: readonly string[]
  readonly steps: readonly Step[]
}

export type Step =
  | ({ readonly kind: 'request' } & RequestStep)
  /**
   * Sent at the same moment. `expect` is the statuses in any order; a request whose own `expect` is given is held to
   * that too. Without both, each must succeed.
   */
  | { readonly kind: 'together'; readonly requests: readonly RequestStep[]; readonly expect?: readonly number[] }

/** Texts of path, headers and body may hold `{name}`, a saved value, and `{now + 7d}`, a time; see fill.ts. */
export interface RequestStep {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** a whole segment `:name` is a saved value too; `{name}` at the very start is a whole address */
  readonly path: string
  /** it stands outside the API's prefix: /health */
  readonly outside?: true
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: unknown
  /** sent so often, one after the other, or all at once within `together`; once when left out */
  readonly times?: number
  /** a status, or more than that; any of 2xx when left out */
  readonly expect?: number | Expectation
  /** name of a saved value: its path in the answer's body, such as `items.0.id` */
  readonly save?: Readonly<Record<string, string>>
}

export interface Expectation {
  /** when left out: any of 2xx, or with `code` any error */
  readonly status?: number
  /** the error's code, in either of the two error bodies */
  readonly code?: string
  /** a part of the answer's body; see match.ts */
  readonly body?: unknown
  /** whole values; names in any case */
  readonly headers?: Readonly<Record<string, string>>
}

export interface Outcome {
  readonly name: string
  readonly proves: readonly string[]
  /** waiting: a function that is the owner's to write is not written yet, which the app answers with 501 */
  readonly state: 'passed' | 'failed' | 'waiting'
  /** what failed, or the request that waits; '' when passed */
  readonly message: string
}
