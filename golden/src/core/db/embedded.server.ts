import { on, once } from 'node:events'
import { setTimeout } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import { DatabaseUnavailableError } from './errors.ts'
import type { PoolLog } from './types.ts'

/** Who gets the answers. There is one session, so one at a time. */
export interface Receiver {
  push(bytes: Uint8Array): boolean
  destroy(error?: Error): unknown
}

const closeTimeoutMs = 5_000

/**
 * The embedded database in a thread of its own, where a slow statement holds up nothing else. A statement in there cannot
 * be cancelled: one that overruns is ended together with its thread, and the next connection opens the directory again.
 */
export class EmbeddedServer {
  readonly #workerUrl: URL
  readonly #directory: string
  readonly #log: PoolLog | undefined
  #starting: Promise<Worker> | undefined
  #ending: Promise<unknown> = Promise.resolve()
  #worker: Worker | undefined
  #receiver: Receiver | undefined
  #answering = false
  #dataLost = false

  constructor(workerUrl: URL, directory: string, log: PoolLog | undefined) {
    this.#workerUrl = workerUrl
    this.#directory = directory
    this.#log = log
  }

  start(): Promise<Worker> {
    this.#starting ??= this.#launch()
    return this.#starting
  }

  async attach(receiver: Receiver): Promise<void> {
    await this.start()
    this.#receiver = receiver
  }

  send(request: Uint8Array): void {
    this.#answering = true
    this.#worker?.postMessage(request)
  }

  /** Ends the thread if it is still at work for this receiver. */
  detach(receiver: Receiver): void {
    if (this.#receiver !== receiver) return
    this.#receiver = undefined
    if (this.#answering) this.#abandon()
  }

  async close(): Promise<void> {
    await Promise.allSettled([this.#starting, this.#ending])
    const worker = this.#worker
    if (worker === undefined) return
    this.#worker = undefined
    const exit = once(worker, 'exit')
    worker.postMessage('close')
    await Promise.race([exit, setTimeout(closeTimeoutMs, undefined, { ref: false })])
    await worker.terminate()
  }

  async #launch(): Promise<Worker> {
    await this.#ending
    if (this.#dataLost) {
      throw new DatabaseUnavailableError(
        'closed',
        'the in-memory database is gone: its thread ended during a statement',
      )
    }
    const worker = new Worker(this.#workerUrl, { name: 'database', workerData: this.#directory })
    try {
      await Promise.race([readyOf(worker), exitOf(worker)])
    } catch (error) {
      this.#starting = undefined
      throw error
    }
    worker.on('message', (message: unknown) => {
      if (message instanceof Uint8Array) this.#answer(message)
    })
    worker.on('error', (err) => this.#log?.warn({ err }, 'the embedded database failed'))
    worker.on('exit', () => this.#exited(worker))
    this.#worker = worker
    return worker
  }

  #answer(bytes: Uint8Array): void {
    this.#answering = false
    this.#receiver?.push(bytes)
  }

  #exited(worker: Worker): void {
    if (this.#worker !== worker) return
    const receiver = this.#receiver
    this.#abandon()
    receiver?.destroy(new DatabaseUnavailableError('connection', 'the embedded database stopped'))
  }

  #abandon(): void {
    const worker = this.#worker
    this.#worker = undefined
    this.#receiver = undefined
    this.#starting = undefined
    this.#answering = false
    this.#dataLost = this.#directory === 'memory'
    if (worker !== undefined) this.#ending = worker.terminate()
  }
}

/** Other messages can come before and between: `node --watch` reports through them what a thread imports. */
const readyOf = async (worker: Worker): Promise<void> => {
  for await (const [message] of on(worker, 'message')) if (message === 'ready') return
}

const exitOf = async (worker: Worker): Promise<never> => {
  const [code] = await once(worker, 'exit')
  throw new Error(`the embedded database did not start (exit code ${code})`)
}
