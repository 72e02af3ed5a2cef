import { Histogram, register } from 'prom-client'

const histogram = new Histogram({
  name: 'http_request_duration_seconds',
  help: 'Time to answer, by route pattern',
  labelNames: ['method', 'route', 'status'],
})

export function observe(method: string, route: string, status: number, ms: number): void {
  histogram.observe({ method, route, status: String(status) }, ms / 1000)
}

export const metricsType = register.contentType

export function metricsText(): Promise<string> {
  return register.metrics()
}
