import { randomUUID } from 'node:crypto'

export const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

// A caller's id is kept so that one request can be followed through several services, but only in a form safe to log.
export function requestId(given: string | string[] | undefined): string {
  return typeof given === 'string' && uuid.test(given) ? given : randomUUID()
}
