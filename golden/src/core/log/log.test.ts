import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { createLogger } from './index.ts'
import { redact } from './redact.ts'

const lineOf = (log: (logger: ReturnType<typeof createLogger>) => void): string => {
  const lines: string[] = []
  log(createLogger({ level: 'info', buffered: false }, { write: (line: string) => void lines.push(line) }))
  assert.equal(lines.length, 1)
  return lines[0] ?? ''
}

suite('the log', () => {
  test('is one JSON object a line, whatever a value holds', () => {
    const line = lineOf((logger) => logger.info({ name: 'a\r\n"}\u001b[31m' }, 'said\nso'))
    assert.equal(line.indexOf('\n'), line.length - 1)
    assert.equal((JSON.parse(line) as { name: string }).name, 'a\r\n"}\u001b[31m')
  })

  const secrets = [
    { password: 'canary' },
    { headers: { authorization: 'canary', Cookie: 'canary', 'set-cookie': 'canary' } },
    { config: { database: { databaseUrl: 'canary', api_key: 'canary' } } },
    { err: Object.assign(new Error('x'), { token: 'canary' }) },
    { list: [{ secret: 'canary' }] },
  ]
  for (const entry of secrets)
    test(`says nothing of ${Object.keys(entry)[0]}`, () => {
      const line = lineOf((logger) => logger.info(entry, 'x'))
      assert.ok(!line.includes('canary'), line)
      assert.ok(line.includes('[redacted]'), line)
    })

  test('leaves an entry alone that holds no secret', () => {
    const entry = { a: 1, b: { c: [1, 2] } }
    assert.equal(redact(entry), entry)
  })
})
