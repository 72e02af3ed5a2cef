import type { FastifyBaseLogger, FastifyInstance, FastifyRequest } from 'fastify'
import type { Db } from '../db/index.ts'
import type { RowCounters } from '../metrics/index.ts'

/** Who asks, when, and how to speak of it. Every function that reads or writes rows takes it after the database. */
export interface Scope {
  readonly requestId: string
  /** one instant for the whole request */
  readonly now: Date
  readonly log: FastifyBaseLogger
  readonly rows: RowCounters
}

declare module 'fastify' {
  interface FastifyInstance {
    readonly db: Db
  }
  interface FastifyRequest {
    readonly scope: Scope
  }
}

const scopes = new WeakMap<FastifyRequest, Scope>()

/** Gives each request its scope, made when first asked for. */
export const provideScope = (app: FastifyInstance, rows: RowCounters, clock: () => Date): void => {
  app.decorateRequest('scope', {
    getter(): Scope {
      const known = scopes.get(this)
      if (known !== undefined) return known
      const scope: Scope = { requestId: this.id, now: clock(), log: this.log, rows }
      scopes.set(this, scope)
      return scope
    },
  })
}
