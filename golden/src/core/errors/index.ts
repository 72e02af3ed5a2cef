export {
  type About,
  AppError,
  type FieldError,
  invalid,
  malformed,
  notFound,
  unavailable,
  unknownReference,
} from './app-error.ts'
export { type ErrorBodyName, errorBodies } from './body.ts'
export { type ErrorRenderer, type ErrorStyle, errorRenderer, renderErrors } from './handler.ts'
export { type ErrorKind, statusOf } from './kinds.ts'
