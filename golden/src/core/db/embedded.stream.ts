import { Duplex } from 'node:stream'
import type { EmbeddedServer } from './embedded.server.ts'

const terminate = 'X'.charCodeAt(0)

/** What the driver takes for its socket. Every write is a whole request, since the driver corks what belongs together. */
export class EmbeddedStream extends Duplex {
  readonly #server: EmbeddedServer

  constructor(server: EmbeddedServer) {
    super()
    this.#server = server
  }

  connect(): this {
    this.#server.attach(this).then(
      () => this.emit('connect'),
      (error: Error) => this.destroy(error),
    )
    return this
  }

  setNoDelay(): this {
    return this
  }

  setKeepAlive(): this {
    return this
  }

  ref(): this {
    return this
  }

  unref(): this {
    return this
  }

  override _read(): void {}

  override _write(request: Buffer, _encoding: BufferEncoding, done: () => void): void {
    // The session outlives this connection to it.
    if (request[0] !== terminate) this.#server.send(request)
    done()
  }

  override _writev(parts: { chunk: Buffer }[], done: () => void): void {
    this.#server.send(Buffer.concat(parts.map((part) => part.chunk)))
    done()
  }

  override _final(done: () => void): void {
    this.push(null)
    done()
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    this.#server.detach(this)
    done(error)
  }
}
