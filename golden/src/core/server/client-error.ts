import type { Socket } from 'node:net'
import { STATUS_CODES } from 'node:http'
import { type ErrorBodyName, errorBodies, malformed } from '../errors/index.ts'

const statuses: Readonly<Record<string, number>> = {
  HPE_HEADER_OVERFLOW: 431,
  ERR_HTTP_REQUEST_TIMEOUT: 408,
}

/** Answers what never became a request, and so has no id: broken framing, endless headers, a body that does not come. */
export const clientErrorHandler =
  (bodyName: ErrorBodyName) =>
  (error: Error & { code?: string }, socket: Socket): void => {
    if (!socket.writable || error.code === 'ECONNRESET') {
      socket.destroy()
      return
    }
    const status = statuses[error.code ?? ''] ?? 400
    const { contentType, build } = errorBodies[bodyName]
    const body = JSON.stringify(build(malformed('This is not a request that can be read.'), { status, requestId: '' }))
    socket.end(
      `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nConnection: close\r\nContent-Type: ${contentType}\r\n` +
        `X-Content-Type-Options: nosniff\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
    )
  }
