export interface Requirement {
  readonly id: string
  /** '' when none was given */
  readonly says: string
  /** `Product.price`, `Product.list`, `Cart.open`, `Order.pay`; '' when nothing was named */
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
  /** sent at the same moment; the statuses are expected in any order, null where nothing is */
  | { readonly kind: 'together'; readonly requests: readonly RequestStep[]; readonly expect: readonly number[] | null }

export interface RequestStep {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** with `:name` for saved values, and a query perhaps; without the API's prefix. A text that begins with a saved value holds a whole address. */
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  /** undefined when none is sent; texts may hold `{name}` */
  readonly body: unknown
  /** sent so often, one after the other */
  readonly times: number
  readonly expect: Expectation
  /** name of a saved value: path in the answer's body (`id`, `items.0.id`) */
  readonly save: Readonly<Record<string, string>>
}

export interface Expectation {
  /** null: any of 2xx, unless `code` is given */
  readonly status: number | null
  readonly code: string | null
  /** a part of the answer's body; undefined when nothing is expected of it */
  readonly body: unknown
  readonly headers: Readonly<Record<string, string>>
}
