import { pino } from 'pino'

// The harness points standard output at a file. Lines are gathered before they are written, as pino advises for load.
const destination = pino.destination({ dest: 1, sync: false, minLength: 4096, periodicFlush: 500 })

export const log = pino({ level: 'info', base: null }, destination)

export function flushLog(): void {
  destination.flushSync()
}

export function logRequest(id: string, method: string, path: string, route: string, status: number, ms: number): void {
  log.info({ request_id: id, method, path, route, status, ms }, 'request')
}
