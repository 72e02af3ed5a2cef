import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { type Answer, startApp, statusOf } from './app.ts'

suite('operations', async () => {
  const app = await startApp()

  test('the process is live, and ready when its database answers', async () => {
    for (const path of ['/health/live', '/live'])
      assert.deepEqual((await app.get(path).expect(200)).body, { status: 'ok' })
    for (const path of ['/health/ready', '/health', '/ready']) {
      const { body } = await app.get(path).expect(200)
      assert.equal(body.checks.database.status, 'ok')
      assert.equal(body.checks.migrations.status, 'ok')
    }
  })

  test('metrics count requests by the pattern of their route', async () => {
    await app.get('/health/live').expect(200)
    await app.get('/no/such/address').expect(statusOf('not_found'))
    const { body } = await app.get('/metrics').expect(200)
    assert.match(body, /http_requests_total\{method="GET",route="\/health\/live",status="200"\} [1-9]/)
    assert.match(body, /http_requests_total\{method="GET",route="unmatched",status="\d+"\} 1/)
    for (const name of [
      'http_request_duration_seconds_bucket',
      'db_pool_connections',
      'nodejs_eventloop_lag_seconds',
      'rows_created_total',
      'rows_deleted_total',
    ])
      assert.ok(body.includes(name), name)
  })

  test('the API describes itself', async () => {
    const { body } = await app.get('/openapi.json').expect(200)
    assert.equal(body.openapi, '3.1.0')
    const operations = Object.values<Record<string, { operationId: string }>>(body.paths).flatMap((path) =>
      Object.values(path),
    )
    assert.ok(operations.length > 0)
    assert.equal(
      new Set(operations.map(({ operationId }) => operationId)).size,
      operations.length,
      'every operation has a name of its own',
    )
    assert.ok(!JSON.stringify(body).includes('"limits"'), 'keywords of our own are no business of clients')
    const page = await app.get('/docs').expect(200)
    assert.match(page.headers.get('content-security-policy') ?? '', /default-src 'self'/)
  })

  test('a request id comes back, and a harmful one does not', async () => {
    const kept = await app.send('/health/live', { headers: { 'x-request-id': 'abc-123' } })
    assert.equal(kept.headers.get('x-request-id'), 'abc-123')
    const made = await app.send('/health/live', { headers: { 'x-request-id': '"}{ injected' } })
    assert.match(made.headers.get('x-request-id') ?? '', /^[0-9a-f-]{36}$/)
  })

  test('every answer carries the security headers, errors too', async () => {
    for (const path of ['/health/live', '/no/such/address']) {
      const { headers } = await app.get(path)
      assert.equal(headers.get('x-content-type-options'), 'nosniff')
      assert.match(headers.get('content-security-policy') ?? '', /default-src 'none'/)
      assert.equal(headers.get('cache-control'), 'no-store')
      assert.equal(headers.get('x-powered-by'), null)
    }
  })
})

suite('operations that are closed', async () => {
  const token = 'a-token-that-is-long-enough-for-anyone'
  const app = await startApp({
    METRICS_ACCESS: 'token',
    OPENAPI_ACCESS: 'closed',
    DOCS_ACCESS: 'closed',
    OPS_TOKEN: token,
  })

  test('what is closed looks as if it were not there', async () => {
    await app.get('/openapi.json').expect(statusOf('not_found'))
    await app.get('/docs').expect(statusOf('not_found'))
  })

  test('metrics ask for the token, as a bearer or as a password', async () => {
    await app.get('/metrics').expect(statusOf('unauthenticated'))
    await app.send('/metrics', { headers: { authorization: 'Bearer wrong' } }).expect(statusOf('unauthenticated'))
    await app.send('/metrics', { headers: { authorization: `Bearer ${token}` } }).expect(200)
    await app
      .send('/metrics', { headers: { authorization: `Basic ${Buffer.from(`me:${token}`).toString('base64')}` } })
      .expect(200)
  })
})

suite('readiness', async () => {
  const app = await startApp()

  test('fails when draining, while the process stays live', async () => {
    app.health.drain()
    assert.equal((await app.get('/health/ready').expect(503)).body.status, 'draining')
    await app.get('/health/live').expect(200)
  })
})

suite('load', async () => {
  const app = await startApp({ MAX_LAG_MS: '50' }, (instance) => {
    instance.get('/busy', { schema: {} }, async () => {
      const end = performance.now() + 200
      while (performance.now() < end);
      return {}
    })
  })

  test('is shed while the event loop lags, health is spared, and it passes', async () => {
    let shed: Answer | undefined
    for (let round = 0; round < 20 && shed === undefined; round += 1) {
      const answers = await Promise.all([app.get('/busy'), app.get('/busy'), app.get('/no/such/address')])
      shed = answers.find(({ status }) => status === 503)
      await app.get('/live').expect(200)
    }
    assert.equal(shed?.headers.get('retry-after'), '1')
    await new Promise((resolve) => setTimeout(resolve, 1000))
    await app.get('/no/such/address').expect(statusOf('not_found'))
  })
})

suite('closing', async () => {
  const app = await startApp({}, (instance) => {
    instance.get('/slow', { schema: {} }, async () => {
      await new Promise((resolve) => setTimeout(resolve, 300))
      await instance.db.execute('select 1')
      return { status: 'done' }
    })
  })

  test('waits for a request that is under way, and its database with it', async () => {
    const slow = app.get('/slow')
    await new Promise((resolve) => setTimeout(resolve, 100))
    const closed = app.close()
    assert.deepEqual((await slow).body, { status: 'done' })
    await closed
  })
})

suite('readiness before the migrations', async () => {
  const app = await startApp()

  test('is 503, because every request would fail', async () => {
    await app.pool.query('delete from schema_migrations')
    assert.equal((await app.get('/health/ready').expect(503)).body.checks.migrations.status, 'failed')
    await app.get('/health/live').expect(200)
  })
})

suite('readiness without a database', async () => {
  const app = await startApp()

  test('is 503 and says which check failed, while the process stays live', async () => {
    await app.pool.end()
    const { body } = await app.get('/health/ready').expect(503)
    assert.equal(body.checks.database.status, 'failed')
    await app.get('/health/live').expect(200)
  })
})
