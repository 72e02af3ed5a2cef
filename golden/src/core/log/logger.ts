import { type DestinationStream, type Logger, pino } from 'pino'
import { redact } from './redact.ts'

export interface LogOptions {
  readonly level: string
  /** Gathers lines and writes them together, half a second late at most. At the end of the process all are written. */
  readonly buffered: boolean
}

/** JSON lines on stdout, in which whatever is named like a secret is blank. */
export const createLogger = (
  { level, buffered }: LogOptions,
  destination: DestinationStream = stdout(buffered),
): Logger =>
  pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }), log: redact },
      serializers: { err: (error: Error) => redact({ ...pino.stdSerializers.err(error) }) },
    },
    destination,
  )

const stdout = (buffered: boolean): DestinationStream => {
  const stream = pino.destination({ fd: 1, sync: false, minLength: buffered ? 8192 : 0 })
  if (buffered) setInterval(() => stream.flush(), 500).unref()
  return stream
}
