import { AppError } from '../errors/index.ts'

/** Waits for work no longer than this. What is then still under way has lost its transaction. @throws unavailable */
export const inTime = async <T>(limitMs: number, name: string, work: Promise<T>): Promise<T> => {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      const cause = new Error(`${name} was still running after ${limitMs} ms`)
      reject(
        new AppError('unavailable', 'The operation took too long. Nothing was changed.', {
          code: 'operation_timeout',
          cause,
        }),
      )
    }, limitMs)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
    work.catch(() => {})
  }
}
