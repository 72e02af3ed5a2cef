import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Spec } from '../../src/ashlar.ts'

type Entity = Spec['entities'][number]

/** Asks an app a few things, with the bodies that its own tests use. @returns whether every answer was the expected one */
export const showRequests = async (address: string, spec: Spec | null, folder: string): Promise<boolean> => {
  const entity = spec?.entities.find(({ routes }) => routes.some(({ verb }) => verb === 'create'))
  if (spec === null || entity === undefined) return true
  const url = address + spec.api.prefix
  const path = (verb: string): string => entity.routes.find((route) => route.verb === verb)?.path ?? entity.path
  const refused = spec.api.statuses.invalid ?? 422
  const created = await ask(url, 'POST', path('create'), 201, await fixture(entity, folder))
  const id = String((created.body as { id?: unknown }).id)
  const answers = [
    created,
    await ask(url, 'GET', path('get').replace(':id', id), 200),
    await ask(url, 'GET', path('list'), 200),
    await ask(url, 'POST', path('create'), refused, { no_such_key: 1 }),
    await ask(address, 'GET', '/health/ready', 200),
  ]
  return answers.every(({ expected }) => expected)
}

const ask = async (address: string, method: string, path: string, status: number, body?: unknown) => {
  const start = performance.now()
  const init = body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }
  const answer = await fetch(address + path, { method, ...init })
  const text = await answer.text()
  const ms = `${(performance.now() - start).toFixed(1)} ms`
  console.log(
    `${method.padEnd(6)} ${path}\n       ${answer.status} in ${ms}  ${text.length > 160 ? `${text.slice(0, 157)}...` : text}`,
  )
  return { expected: answer.status === status, body: JSON.parse(text) as unknown }
}

const fixture = async ({ names }: Entity, folder: string): Promise<unknown> => {
  const path = join(folder, 'src', 'modules', names.kebabs, `${names.kebabs}.fixtures.ts`)
  const fixtures = (await import(pathToFileURL(path).href)) as Record<string, () => unknown>
  return Object.values(fixtures)[0]?.()
}
