import { type Known, fill, fillPath, fillText } from './fill.ts'
import type { Answer, Send } from './send.ts'
import type { RequestStep } from './types.ts'
import { shown } from './values.ts'

/** What it takes to send a scenario's requests. */
export interface Line {
  readonly send: Send
  readonly prefix: string
  readonly known: Known
}

export interface Exchange {
  /** its expectation with saved values in place */
  readonly step: RequestStep
  /** the request as it was sent, for people */
  readonly sent: string
  readonly answer: Answer
}

/** @throws Error that names the request, when it could not be made or nothing came back */
export const exchange = async (step: RequestStep, { send, prefix, known }: Line): Promise<Exchange> => {
  let sent = `${step.method} ${step.path}`
  try {
    const path = fillPath(step.path, known, step.outside === true ? '' : prefix)
    const headers = Object.entries(step.headers ?? {}).map(([name, text]) => [name, fillText(text, known)] as const)
    const body = fill(step.body, known)
    sent = [
      `${step.method} ${path}`,
      ...headers.map((header) => header.join(': ')),
      ...(body === undefined ? [] : [shown(body)]),
    ].join(' ')
    const expect = fill(step.expect, known) as NonNullable<RequestStep['expect']> | undefined
    const answer = await send(step.method, path, Object.fromEntries(headers), body)
    return { step: expect === undefined ? step : { ...step, expect }, sent, answer }
  } catch (error) {
    throw new Error(`${sent}\n  ${reason(error)}`, { cause: error })
  }
}

/** fetch says only that it failed; its cause says why. */
const reason = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error)
  return error.cause instanceof Error ? `${error.message}: ${error.cause.message}` : error.message
}
