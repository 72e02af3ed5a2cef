/** The kinds of error this house answers with, and the status of each unless the API says otherwise. */
export const statusOf = {
  malformed: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  hidden: 404,
  conflict: 409,
  transition: 409,
  stale: 412,
  too_large: 413,
  unsupported_type: 415,
  invalid: 422,
  unknown_reference: 422,
  rule: 422,
  rate_limited: 429,
  quota_exceeded: 429,
  internal: 500,
  not_implemented: 501,
  unavailable: 503,
} as const

export type ErrorKind = keyof typeof statusOf
