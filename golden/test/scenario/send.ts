export interface Answer {
  readonly status: number
  readonly headers: Headers
  /** what JSON says, else the text */
  readonly body: unknown
}

export type Send = (
  method: string,
  path: string,
  headers: Readonly<Record<string, string>>,
  body: unknown,
) => Promise<Answer>

/** Sends to an app at an address without a slash at its end. A path that is a whole address is used as it is. */
export const sendTo =
  (address: string): Send =>
  async (method, path, given, body) => {
    const headers = new Headers(given)
    if (body !== undefined && !headers.has('content-type')) headers.set('content-type', 'application/json')
    const response = await fetch(path.startsWith('/') ? address + path : path, {
      method,
      headers,
      redirect: 'manual',
      signal: AbortSignal.timeout(30_000),
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const text = await response.text()
    const isJson = /json/.test(response.headers.get('content-type') ?? '')
    return { status: response.status, headers: response.headers, body: isJson ? parsed(text) : text }
  }

/** What calls itself JSON and is none is a text too: the scenario then says how it differs. */
const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
