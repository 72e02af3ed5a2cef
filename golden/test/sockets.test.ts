import assert from 'node:assert/strict'
import { once } from 'node:events'
import { connect } from 'node:net'
import { suite, test } from 'node:test'
import { startApp, statusOf } from './app.ts'

suite('what no client library would send', async () => {
  const app = await startApp({ REQUEST_TIMEOUT_MS: '500' })
  const { port } = new URL(app.address)

  /** Sends bytes as they are; everything that comes back until the server closes. */
  const send = async (...lines: string[]): Promise<string> => {
    const socket = connect(Number(port), '127.0.0.1')
    socket.write(lines.join('\r\n'))
    const received = await socket.setEncoding('utf8').toArray()
    return received.join('')
  }

  const refused: readonly (readonly [string, number, ...string[]])[] = [
    ['two hosts', statusOf('malformed'), 'GET /live HTTP/1.1', 'Host: a', 'Host: b', 'Connection: close', '', ''],
    ['no host', statusOf('malformed'), 'GET /live HTTP/1.1', 'Connection: close', '', ''],
    [
      'two lengths',
      400,
      'POST /live HTTP/1.1',
      'Host: a',
      'Content-Length: 5',
      'Transfer-Encoding: chunked',
      '',
      '0',
      '',
      '',
    ],
    ['a method that is none', 400, 'BREW / HTTP/1.1', 'Host: a', '', ''],
    ['headers without end', 431, 'GET /live HTTP/1.1', 'Host: a', `X: ${'x'.repeat(20_000)}`, '', ''],
    ['an address without end', 431, `GET /${'x'.repeat(20_000)} HTTP/1.1`, 'Host: a', '', ''],
    ['a header that does not come to its end', 408, 'GET /live HTTP/1.1', 'Ho'],
  ]
  for (const [what, status, ...lines] of refused)
    test(`${what} is refused and the connection closed`, async () => {
      const answer = await send(...lines)
      assert.ok(answer.startsWith(`HTTP/1.1 ${status} `), answer)
      assert.match(answer, /content-type: application\/(problem\+)?json/i)
      assert.match(answer, /"code":"malformed"/)
    })

  test('a client that leaves in the middle of a body is no fault of ours', async () => {
    const socket = connect(Number(port), '127.0.0.1')
    socket.write('POST /live HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{')
    await new Promise((resolve) => setTimeout(resolve, 50))
    socket.destroy()
    await once(socket, 'close')
    const { body } = await app.get('/metrics').expect(200)
    assert.ok(!/status="500"/.test(body))
  })
})
