import { AppError } from '../errors/index.ts'

/** What an operation answers until its owner has written its function. */
export const notWritten = (operation: string): never => {
  throw new AppError('not_implemented', `${operation} is not written yet.`)
}
