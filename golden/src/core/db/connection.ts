import { Client, type ClientConfig } from 'pg'
import { DatabaseUnavailableError, explain } from './errors.ts'
import type { Result, Statement } from './types.ts'

interface Pending {
  readonly statement: Statement | string
  readonly values: readonly unknown[] | undefined
  readonly resolve: (result: Result<never>) => void
  readonly reject: (error: unknown) => void
}

/** A connection that ends itself rather than wait beyond its deadline for an answer. */
export class Connection extends Client {
  #current: Pending | undefined
  #waiting: Pending[] = []
  #deadline: NodeJS.Timeout | undefined
  #deadlineMs = 0
  #ready = true
  #lost = false
  #onSettled: (() => void) | undefined

  constructor(config?: ClientConfig) {
    super(config)
    const lost = (): void => {
      this.#lost = true
      this.#settled()
    }
    // Without a listener a connection lost between two statements would end the process.
    this.on('error', lost).on('end', lost)
    this.on('drain', () => {
      this.#ready = true
      this.#settled()
    })
  }

  /** False if the server may still be busy, or is in a transaction that the last user left open. */
  get reusable(): boolean {
    return !this.#lost && this.#current === undefined && this.getTransactionStatus() === 'I'
  }

  /** How long each statement from now on may take; 0 is without end. */
  limit(deadlineMs: number): void {
    if (deadlineMs === this.#deadlineMs) return
    clearTimeout(this.#deadline)
    this.#deadlineMs = deadlineMs
    // One timer for all statements, moved forward by each: cheaper than a timer per statement.
    this.#deadline = deadlineMs === 0 ? undefined : setTimeout(() => this.#overrun(), deadlineMs).unref()
  }

  async run<R>(statement: Statement | string, values?: readonly unknown[]): Promise<Result<R>> {
    try {
      return await new Promise((resolve, reject) => {
        const pending = { statement, values, resolve, reject }
        if (this.#current === undefined) this.#start(pending)
        else this.#waiting.push(pending)
      })
    } catch (error) {
      // From here the trace leads to whoever asked; as it was, it ends in the socket.
      if (error instanceof Error) Error.captureStackTrace(error)
      throw error
    }
  }

  /** Calls back once the server is ready for another statement, or the connection is gone. */
  whenSettled(callback: () => void): void {
    if (this.#ready || this.#lost) callback()
    else this.#onSettled = callback
  }

  /** For whoever is about to end it: what still runs then has lost its connection. */
  abandon(): void {
    this.#lost = true
  }

  #settled(): void {
    const callback = this.#onSettled
    this.#onSettled = undefined
    callback?.()
  }

  #start(pending: Pending): void {
    this.#current = pending
    this.#ready = false
    this.#deadline?.refresh()
    // The declared overloads lack this form (statement, values, callback), and want values that may be changed.
    this.query(pending.statement as string, pending.values as unknown[], this.#finish)
  }

  readonly #finish = (error: Error | null, result: Result<never>): void => {
    const pending = this.#current
    this.#current = undefined
    const next = this.#waiting.shift()
    if (next !== undefined) this.#start(next)
    else if (error === null) this.#ready = true
    if (error) pending?.reject(this.#explain(error))
    else pending?.resolve(result)
  }

  #explain(error: Error): unknown {
    const explained = explain(error, !this.#lost)
    // Some of what the server says means that this connection leads to the wrong place although it still stands.
    if (explained instanceof DatabaseUnavailableError && explained.reason === 'connection') this.#lost = true
    return explained
  }

  #overrun(): void {
    if (this.#current === undefined) return
    const message = `the database gave no answer within ${this.#deadlineMs} ms`
    this.connection.stream.destroy(new DatabaseUnavailableError('deadline', message))
  }
}
