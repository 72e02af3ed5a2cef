import { STATUS_CODES } from 'node:http'
import type { AppError, FieldError } from './app-error.ts'

export interface ErrorContext {
  readonly status: number
  readonly requestId: string
}

export interface ErrorBody {
  readonly contentType: string
  readonly build: (error: AppError, context: ErrorContext) => Record<string, unknown>
}

/** RFC 9457. `errors` says what is wrong where; `code` is for programs, `detail` for people. */
const problem: ErrorBody = {
  contentType: 'application/problem+json; charset=utf-8',
  build: (error, { status, requestId }) => ({
    type: 'about:blank',
    title: STATUS_CODES[status] ?? 'Error',
    status,
    code: error.code,
    detail: error.message,
    requestId,
    ...(error.about === undefined ? {} : { about: error.about }),
    ...listed('errors', error.errors),
  }),
}

/** The error half of an envelope API: `{ ok: false, error, timestamp }`. */
const envelope: ErrorBody = {
  contentType: 'application/json; charset=utf-8',
  build: (error, { requestId }) => ({
    ok: false,
    error: {
      code: error.code,
      message: error.message,
      requestId,
      ...(error.about === undefined ? {} : { about: error.about }),
      ...listed('details', error.errors),
    },
    timestamp: new Date().toISOString(),
  }),
}

export const errorBodies = { problem, envelope } as const
export type ErrorBodyName = keyof typeof errorBodies

const listed = (key: string, errors: readonly FieldError[]): Record<string, unknown> =>
  errors.length === 0 ? {} : { [key]: errors }
