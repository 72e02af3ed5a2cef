import type { PoolClient } from 'pg'
import type { Connection } from './connection.ts'
import type { Client, Result, Statement } from './types.ts'

export type Borrowed = Connection & PoolClient

/** Returns a connection to its pool, or ends it where its state is not certain. */
export const giveBack = (connection: Borrowed): void => {
  connection.whenSettled(() => connection.release(!connection.reusable))
}

export class Lease implements Client {
  #connection: Borrowed | undefined

  constructor(connection: Borrowed) {
    this.#connection = connection
  }

  query<R>(statement: Statement | string, values?: readonly unknown[]): Promise<Result<R>> {
    if (this.#connection !== undefined) return this.#connection.run<R>(statement, values)
    return Promise.reject(new Error('the connection was used after its release; is an await missing?'))
  }

  release(destroy: boolean | Error = false): void {
    const connection = this.#connection
    this.#connection = undefined
    if (connection === undefined) return
    if (destroy === false) return giveBack(connection)
    connection.abandon()
    connection.release(true)
  }
}
