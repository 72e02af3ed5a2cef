/** The machine says no: no space, no right. Told to the user in one sentence, exit code 5. */
export class EnvironmentError extends Error {
  override readonly name = 'EnvironmentError'
  readonly code: 'disk-full' | 'not-writable' | 'busy' | 'environment'
  constructor(code: EnvironmentError['code'], message: string, cause?: unknown) {
    super(message, { cause })
    this.code = code
  }
}

/** What a file system's error means for a user. Other errors are bugs and come back as they are. */
export const explainSystemError = (error: unknown): unknown => {
  if (!(error instanceof Error) || !('code' in error) || !('syscall' in error)) return error
  const { code, path = '' } = error as NodeJS.ErrnoException
  if (code === 'ENOSPC' || code === 'EDQUOT')
    return new EnvironmentError('disk-full', 'The disk is full. Nothing was changed.', error)
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS')
    return new EnvironmentError('not-writable', `${path} cannot be written. Nothing was changed.`, error)
  return new EnvironmentError('environment', `The file system refused: ${error.message}`, error)
}
