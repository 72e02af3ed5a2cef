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

  constructor(
    kind: ErrorKind,
    message: string,
    options: { code?: string; errors?: readonly FieldError[]; cause?: unknown } = {},
  ) {
    super(message, { cause: options.cause })
    this.kind = kind
    this.code = options.code ?? kind
    this.errors = options.errors ?? []
  }
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
