import { type FastifyHttpOptions, LogController, type RawServerDefault } from 'fastify'
import { requestId } from '../http/request-id.ts'
import type { ErrorBodyName } from '../errors/index.ts'
import { clientErrorHandler } from './client-error.ts'

export interface ServerLimits {
  readonly bodyLimit: number
  readonly requestTimeoutMs: number
  readonly trustProxy: readonly string[]
}

const keepAliveMs = 72_000 // longer than a load balancer's 60 s, so that it and not we ends an idle connection

/** Every wait of the server has an end, and every input a size. Node's own limits are looser and checked every 30 s. */
export const serverOptions = ({ bodyLimit, requestTimeoutMs, trustProxy }: ServerLimits, errors: ErrorBodyName) =>
  ({
    bodyLimit,
    requestTimeout: requestTimeoutMs,
    connectionTimeout: requestTimeoutMs * 2,
    keepAliveTimeout: keepAliveMs,
    forceCloseConnections: 'idle',
    http: {
      headersTimeout: Math.min(5000, requestTimeoutMs),
      connectionsCheckingInterval: 1000,
      maxHeaderSize: 16_384,
      requireHostHeader: false, // core/http asks for it, and answers like everything else
    },
    clientErrorHandler: clientErrorHandler(errors),
    trustProxy: trustProxy.length === 0 ? false : [...trustProxy],
    genReqId: requestId,
    requestIdHeader: false,
    // one line a request is written by core/log
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'requestId' }),
    return503OnClosing: false,
    routerOptions: { maxParamLength: 100 },
  }) satisfies FastifyHttpOptions<RawServerDefault>
