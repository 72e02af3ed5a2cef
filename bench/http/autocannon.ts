// The same arguments and the same line of JSON as wrk.lua, in its own process as wrk is.
import { readFileSync } from 'node:fs'
import autocannon from 'autocannon'

const [url = '', connections = '', seconds = '', method = '', pathsFile = '', bodyFile = ''] = process.argv.slice(2)
const body = readFileSync(bodyFile, 'utf8')
const extra = body === '' ? {} : { body, headers: { 'content-type': 'application/json' } }
// Each connection prepares every request before the start: a thousand different ones are enough.
const paths = readFileSync(pathsFile, 'utf8').trim().split('\n').slice(0, 1000)

const result = await autocannon({
  url,
  connections: Number(connections),
  duration: Number(seconds),
  timeout: 10,
  requests: paths.map((path) => ({ method, path, ...extra })),
})
const measured = {
  perSecond: result.requests.total / result.duration,
  p99Ms: result.latency.p99,
  answers: result.requests.total,
  failures: result.errors + result.timeouts + result.non2xx,
}
process.stdout.write(`${JSON.stringify(measured)}\n`)
