import { part } from './parts.ts'

/** The shop that small examples are pieces of, as the reference shows it. */
export const shop: string = part('shop')

const [, ...entities] = shop.split(/^(?=  [A-Z])/m)

/** Its entities, but for some. */
export function entitiesAround(names: readonly string[]): string {
  return entities.filter((text) => !names.some((name) => text.startsWith(`  ${name}:`))).join('')
}

/** What the fields of an entity are where an example says nothing of them, as they stand under its name. */
export function fieldsOf(name: string): string {
  const text = entities.find((one) => one.startsWith(`  ${name}:`)) ?? ''
  const fields = /^ {4}fields:\n(?: {6}.*\n?)*/m.exec(text)?.[0] ?? ''
  return fields.replaceAll(/^ {4}/gm, '').trimEnd()
}

/** Values that the steps of an example may name: `pen`, `ada` and `order`. */
export const saved = `- { request: POST /products, body: { name: Pen, price: "2.50" }, save: { pen: id } }
- { request: POST /customers, body: { name: Ada, email: ada@example.org }, save: { ada: id } }
- { request: POST /orders, body: { customer_id: "{ada}" }, save: { order: id } }`
