import type { ErrorKind } from './kinds.ts'

/** What is wrong at one place of the input. `pointer` is an RFC 6901 pointer into the body, or a parameter's name. */
export interface FieldError {
  readonly pointer: string
  readonly code: string
  readonly message: string
}

/** An error with a kind: the renderer turns it into a status and a body. Its message is shown to the client. */
export class AppError extends Error {
  override readonly name = 'AppError'
  readonly kind: ErrorKind
  readonly code: string
  readonly errors: readonly FieldError[]
  /** another status than the kind's */
  readonly status: number | undefined
  /** what it is about, for programs: the id of what is sold out, for example */
  readonly about: About | undefined

  constructor(kind: ErrorKind, message: string, { code = kind, errors = [], status, about, cause }: ErrorOptions = {}) {
    super(message, { cause })
    this.kind = kind
    this.code = code
    this.errors = errors
    this.status = status
    this.about = about
  }
}

export type About = Readonly<Record<string, string | number | boolean | null>>

interface ErrorOptions {
  readonly code?: string
  readonly errors?: readonly FieldError[]
  readonly status?: number | undefined
  readonly about?: About | undefined
  readonly cause?: unknown
}

export const notFound = (message = 'Nothing is found at this address.'): AppError => new AppError('not_found', message)

export const malformed = (message: string, errors: readonly FieldError[] = []): AppError =>
  new AppError('malformed', message, { errors })

export const invalid = (errors: readonly FieldError[]): AppError =>
  new AppError('invalid', errors.length === 1 ? 'One value is not valid.' : `${errors.length} values are not valid.`, {
    errors,
  })

export const unavailable = (message: string, cause?: unknown): AppError =>
  new AppError('unavailable', message, { cause })

/** @param key the one that holds the id of no row */
export const unknownReference = (key: string, cause?: unknown): AppError =>
  new AppError('unknown_reference', 'The row that is pointed at does not exist.', {
    errors: [{ pointer: `/${key}`, code: 'unknown_reference', message: 'is the id of no row' }],
    cause,
  })
