import type { NextFunction, Request, Response } from 'express'
import { performance } from 'node:perf_hooks'
import { logRequest } from '../../guards/access-log.ts'
import { observe } from '../../guards/durations.ts'
import { securityHeaders } from '../../guards/headers.ts'
import { requestId } from '../../guards/request-id.ts'

export function guardExpress(request: Request, response: Response, next: NextFunction): void {
  const started = performance.now()
  const id = requestId(request.headers['x-request-id'])
  response.set(securityHeaders)
  response.set('x-request-id', id)
  response.on('finish', () => {
    const ms = performance.now() - started
    const route: string = request.route?.path ?? 'none'
    observe(request.method, route, response.statusCode, ms)
    logRequest(id, request.method, request.originalUrl, route, response.statusCode, ms)
  })
  next()
}
