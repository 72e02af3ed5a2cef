import type { Entity, Operation, RequestStep, Verb } from '../types.ts'

/** Who answers a request. */
export type Answer =
  | { readonly kind: 'built-in' }
  | { readonly kind: 'verb'; readonly entity: Entity; readonly verb: Verb }
  | { readonly kind: 'operation'; readonly entity: Entity; readonly operation: Operation }

export interface Address {
  readonly method: RequestStep['method']
  readonly path: string
  readonly segments: readonly string[]
  readonly answer: Answer
}

/** GET addresses that every app has; they stand outside the prefix of the API. */
export const builtIn: readonly string[] = [
  '/health',
  '/health/live',
  '/health/ready',
  '/live',
  '/ready',
  '/metrics',
  '/openapi.json',
  '/docs',
  '/docs/:page',
]

/** All addresses of an app, those of its entities first. */
export function addressesOf(entities: readonly Entity[]): readonly Address[] {
  const own = entities.flatMap((entity): readonly Address[] => [
    ...entity.routes.map((route) => addressOf(route, { kind: 'verb', entity, verb: route.verb })),
    ...entity.operations.flatMap((operation) =>
      operation.route === null ? [] : [addressOf(operation.route, { kind: 'operation', entity, operation })],
    ),
  ])
  return [...own, ...builtIn.map((path) => addressOf({ method: 'GET', path }, { kind: 'built-in' }))]
}

function addressOf({ method, path }: Pick<Address, 'method' | 'path'>, answer: Answer): Address {
  return { method, path, segments: segmentsOf(path), answer }
}

/** The addresses at which a path is answered by some method, the most particular first. `:name` is a value in both. */
export function addressesAt(path: string, addresses: readonly Address[]): readonly Address[] {
  const asked = segmentsOf(path)
  return addresses.filter((address) => matches(asked, address.segments)).toSorted((a, b) => valuesIn(a) - valuesIn(b))
}

/** The name of what is called, as a requirement names it; null for what is built in. */
export function nameOf(answer: Answer): string | null {
  switch (answer.kind) {
    case 'built-in':
      return null
    case 'verb':
      return `${answer.entity.name}.${answer.verb}`
    case 'operation':
      return `${answer.entity.name}.${answer.operation.name}`
  }
}

/** The path without its query, cut at the slashes. */
export function segmentsOf(path: string): readonly string[] {
  return path.replace(/\?.*/s, '').split('/').slice(1)
}

/** Whether a segment is, or holds, a value that shows only when it runs. */
export function isValue(segment: string): boolean {
  return segment.startsWith(':') || segment.includes('{')
}

function matches(asked: readonly string[], route: readonly string[]): boolean {
  if (asked.length !== route.length) return false
  return route.every((segment, index) => {
    const given = asked[index] ?? ''
    return segment.startsWith(':') ? given !== '' : segment === given
  })
}

function valuesIn({ segments }: Address): number {
  return segments.filter(isValue).length
}
