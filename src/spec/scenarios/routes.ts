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

/** Addresses by their segments, so that a request is not compared with every one of them. */
interface Branch {
  readonly fixed: Map<string, Branch>
  value: Branch | null
  readonly here: Address[]
}

const branches = new WeakMap<readonly Address[], Branch>()

function branchOf(addresses: readonly Address[]): Branch {
  const known = branches.get(addresses)
  if (known) return known
  const root = newBranch()
  for (const address of addresses) {
    let at = root
    for (const segment of address.segments)
      at = segment.startsWith(':') ? (at.value ??= newBranch()) : fixed(at, segment)
    at.here.push(address)
  }
  branches.set(addresses, root)
  return root
}

function newBranch(): Branch {
  return { fixed: new Map(), value: null, here: [] }
}

function fixed(at: Branch, segment: string): Branch {
  const next = at.fixed.get(segment) ?? newBranch()
  at.fixed.set(segment, next)
  return next
}

/** The addresses at which a path is answered by some method, the most particular first. `:name` is a value in both. */
export function addressesAt(path: string, addresses: readonly Address[]): readonly Address[] {
  let found: Branch[] = [branchOf(addresses)]
  for (const segment of segmentsOf(path)) {
    found = found.flatMap((branch) => {
      const value = segment === '' ? null : branch.value
      return [branch.fixed.get(segment), value].filter((next) => next !== undefined && next !== null)
    })
    if (found.length === 0) return []
  }
  return found.flatMap(({ here }) => here).toSorted((a, b) => valuesIn(a) - valuesIn(b))
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

function valuesIn({ segments }: Address): number {
  return segments.filter(isValue).length
}
