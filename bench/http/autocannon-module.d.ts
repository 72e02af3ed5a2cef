// autocannon 9 has no types of its own; this is the part that is used here.
declare module 'autocannon' {
  type Request = { method: string; path: string; body?: string; headers?: Record<string, string> }
  type Options = { url: string; connections: number; duration: number; timeout: number; requests: Request[] }
  type Result = {
    requests: { total: number }
    latency: { p99: number }
    duration: number
    errors: number
    timeouts: number
    non2xx: number
  }
  export default function autocannon(options: Options): Promise<Result>
}
