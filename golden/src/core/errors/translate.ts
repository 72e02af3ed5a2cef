import type { FastifyError } from 'fastify'
import { DatabaseError, DatabaseUnavailableError, databaseCause } from '../db/index.ts'
import { AppError, invalid, malformed, notFound, unavailable } from './app-error.ts'
import { fieldErrors } from './field-errors.ts'

/** Any thrown value as an AppError. What is not known becomes `internal`, whose text says nothing of the inside. */
export const toAppError = (thrown: unknown): AppError => {
  if (thrown instanceof AppError) return thrown
  const error = databaseCause(thrown)
  if (error instanceof DatabaseUnavailableError) return unavailable('The database does not answer in time.', error)
  if (error instanceof DatabaseError) return fromDatabase(error)
  if (error instanceof Error) return fromFramework(error)
  return internal(error)
}

const internal = (cause: unknown): AppError =>
  new AppError('internal', 'Something went wrong on our side. The request id helps us to find it.', { cause })

const fromDatabase = (error: DatabaseError): AppError => {
  const state = error.code ?? ''
  if (state === '23505') return new AppError('conflict', 'A row with these values exists already.', { cause: error })
  if (state === '23503')
    return new AppError('conflict', 'Other rows point at this one, or it points at none.', { cause: error })
  if (state === '23514' || state === '23502' || state.startsWith('22'))
    return new AppError('invalid', 'The database refuses these values.', { cause: error })
  if (state.startsWith('40')) return unavailable('Too many others were writing the same rows.', error)
  return internal(error)
}

const fromFramework = (error: Error & Partial<FastifyError>): AppError => {
  if (error.validation !== undefined) {
    if (error.validationContext === 'params') return notFound()
    return invalid(fieldErrors(error.validation, error.validationContext === 'body'))
  }
  switch (error.code) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return new AppError('too_large', 'The body is longer than this server accepts.')
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
    case 'FST_ERR_CTP_INVALID_TYPE':
      return new AppError('unsupported_type', 'Send the body as application/json.')
    case 'FST_ERR_CTP_EMPTY_JSON_BODY':
      return malformed('The body is empty.')
    case 'FST_ERR_CTP_INVALID_CONTENT_LENGTH':
      return malformed('The body is not as long as Content-Length says.')
    case 'FST_ERR_MAX_PARAM_LENGTH':
      return notFound()
    case 'FST_ERR_BAD_URL':
      return malformed('The address cannot be decoded.')
    default:
      // the framework's other words for a request that cannot be read, and a client that went away in the middle of one
      return isOfClient(error) ? malformed('The request cannot be read.') : internal(error)
  }
}

const isOfClient = ({ code, statusCode = 500 }: Partial<FastifyError>): boolean =>
  statusCode < 500 && (code?.startsWith('FST_') === true || code === 'ECONNRESET')
